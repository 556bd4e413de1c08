package dev.oasis.common.trigger;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Something that happened in a repository, in words that all providers share. */
public sealed interface RepositoryEvent {

    /** What tells this event from others of the same repository, whoever delivers it and how often. */
    String identity();

    /** Full name of the ref that it is about, such as {@code refs/heads/main}. */
    String ref();

    /** The commit to build; empty when only the ref is known. */
    Optional<String> sha();

    /** From where to where it moved its ref; empty for what moves none. */
    default Optional<RefMove> move() {
        return Optional.empty();
    }

    /** Login of whoever did it, as the provider tells it. */
    String author();

    /** One line for people. */
    String title();

    /** What a ref held, and what it holds now; zeros for nothing. */
    record RefMove(String before, String after) {
    }

    /**
     * Commits arrived on a branch, which may be new.
     *
     * @param before the branch's commit until then; zeros for a new branch
     * @param message of its last commit
     * @param files what the payload tells of the changed files
     */
    record BranchPushed(String branch, String before, String after, String message, TouchedFiles files, String author)
            implements
                RepositoryEvent {

        public BranchPushed {
            Objects.requireNonNull(branch);
            Objects.requireNonNull(before);
            Objects.requireNonNull(after);
        }

        public boolean isNewBranch() {
            return Refs.isZero(before);
        }

        @Override
        public String identity() {
            return "push " + ref() + " " + before + " " + after;
        }

        @Override
        public String ref() {
            return Refs.BRANCHES + branch;
        }

        @Override
        public Optional<String> sha() {
            return Optional.of(after);
        }

        @Override
        public Optional<RefMove> move() {
            return Optional.of(new RefMove(before, after));
        }

        @Override
        public String title() {
            return message.lines().findFirst().orElse("");
        }
    }

    /**
     * A tag was set or moved.
     *
     * @param before what the tag's ref held until then, zeros for a new one
     * @param after what it holds now, which for an annotated tag is the tag object
     * @param commit that the tag stands for
     * @param message of that commit
     */
    record TagPushed(String tag, String before, String after, String commit, String message, String author)
            implements
                RepositoryEvent {

        public TagPushed {
            Objects.requireNonNull(tag);
            Objects.requireNonNull(commit);
        }

        @Override
        public String identity() {
            return "tag " + ref() + " " + before + " " + after;
        }

        @Override
        public String ref() {
            return Refs.TAGS + tag;
        }

        @Override
        public Optional<String> sha() {
            return Optional.of(commit);
        }

        @Override
        public Optional<RefMove> move() {
            return Optional.of(new RefMove(before, after));
        }

        @Override
        public String title() {
            return tag;
        }
    }

    /** A branch or a tag is gone. There is nothing left to build. */
    record RefDeleted(String ref, String before, String author) implements RepositoryEvent {

        @Override
        public String identity() {
            return "deleted " + ref + " " + before;
        }

        @Override
        public Optional<String> sha() {
            return Optional.empty();
        }

        @Override
        public Optional<RefMove> move() {
            return Optional.of(new RefMove(before, Refs.NOWHERE));
        }

        @Override
        public String title() {
            return ref;
        }
    }

    /**
     * A pull or merge request was opened, changed, labelled, merged or closed.
     *
     * @param number within the repository
     * @param label that was given; empty unless the action is {@link ChangeAction#LABELED}
     * @param ref under which the provider keeps the head in the target repository, fork or not
     * @param branch of the head, in its own repository
     * @param target branch that it is proposed for
     * @param base commit or branch that its head is to be compared with
     * @param fork whether the head lies in another repository
     * @param message of the head's commit; empty when the payload does not tell it
     */
    record ChangeProposed(int number, ChangeAction action, String label, String ref, String branch, String head, String target,
            String base, boolean fork, boolean draft, Set<String> labels, Optional<String> message, String title,
            String author) implements RepositoryEvent {

        public ChangeProposed {
            labels = Set.copyOf(labels);
            Objects.requireNonNull(head);
            Objects.requireNonNull(target);
        }

        // Opened, updated, reopened and ready are one: a pipeline builds a proposed commit once.
        @Override
        public String identity() {
            return "change " + number + " " + head + " " + target + " "
                    + (action.isAboutTheProposal() ? "proposed" : action.wireName() + " " + label).strip();
        }

        @Override
        public Optional<String> sha() {
            return Optional.of(head);
        }
    }

    /**
     * A release was published.
     *
     * @param releaseId the provider's, or the tag where it has none
     */
    record ReleasePublished(String releaseId, String tag, boolean prerelease, Optional<String> sha, String title, String author)
            implements
                RepositoryEvent {

        public ReleasePublished {
            Objects.requireNonNull(tag);
        }

        @Override
        public String identity() {
            return "release " + releaseId + " " + tag;
        }

        @Override
        public String ref() {
            return Refs.TAGS + tag;
        }
    }
}
