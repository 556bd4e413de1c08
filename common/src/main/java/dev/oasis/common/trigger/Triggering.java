package dev.oasis.common.trigger;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.oasis.common.trigger.RepositoryEvent.BranchPushed;
import dev.oasis.common.trigger.RepositoryEvent.ChangeProposed;
import dev.oasis.common.trigger.RepositoryEvent.RefDeleted;
import dev.oasis.common.trigger.RepositoryEvent.ReleasePublished;
import dev.oasis.common.trigger.RepositoryEvent.TagPushed;
import dev.oasis.common.trigger.TriggerDecision.Run;
import dev.oasis.common.trigger.TriggerDecision.Skip;

/** Decides whether an event starts a pipeline. The same question always has the same answer. */
public final class Triggering {

    private Triggering() {
    }

    /** @param files that the event changes; looked at only when the rules have patterns for paths */
    public static TriggerDecision decide(RepositoryEvent event, TriggerRules rules, TouchedFiles files) {
        if (event instanceof RefDeleted deleted) {
            return new Skip(deleted.ref() + " was deleted; there is nothing to build.");
        }
        if (event instanceof BranchPushed push) {
            return first(() -> listens(rules, EventKind.PUSH), () -> branch(rules, push.branch()),
                    () -> marker(push.message()), () -> paths(rules, files)).orElse(new Run(false));
        }
        if (event instanceof TagPushed tag) {
            return first(() -> listens(rules, EventKind.TAG), () -> tag(rules, tag.tag()), () -> marker(tag.message()))
                    .orElse(new Run(false));
        }
        if (event instanceof ReleasePublished release) {
            return first(() -> listens(rules, EventKind.RELEASE), () -> tag(rules, release.tag()),
                    () -> skipIf(release.prerelease() && !rules.prereleases(), "The release is a pre-release."))
                    .orElse(new Run(false));
        }
        ChangeProposed change = (ChangeProposed) event;
        return first(() -> listens(rules, EventKind.CHANGE), () -> change(rules, change), () -> branch(rules, change.target()),
                () -> marker(change.message().orElse("")), () -> paths(rules, files)).orElse(new Run(change.fork()));
    }

    private static Optional<TriggerDecision> listens(TriggerRules rules, EventKind kind) {
        return skipIf(!rules.events().contains(kind), "The pipeline does not listen to " + kind.wireName() + " events.");
    }

    private static Optional<TriggerDecision> branch(TriggerRules rules, String branch) {
        return skipIf(!rules.branches().admits(branch), "The pipeline is not for the branch " + branch + ".");
    }

    private static Optional<TriggerDecision> tag(TriggerRules rules, String tag) {
        return skipIf(!rules.tags().admits(tag), "The pipeline is not for the tag " + tag + ".");
    }

    private static Optional<TriggerDecision> marker(String message) {
        return SkipMarker.in(message).map(marker -> new Skip("The commit's message says " + marker + "."));
    }

    private static Optional<TriggerDecision> paths(TriggerRules rules, TouchedFiles files) {
        return skipIf(!rules.paths().isAll() && files instanceof TouchedFiles.Known known
                && known.paths().stream().noneMatch(rules.paths()::admits), "It changes no file that the pipeline is for.");
    }

    private static Optional<TriggerDecision> change(TriggerRules rules, ChangeProposed change) {
        return first(
                () -> skipIf(!rules.actions().contains(change.action()),
                        "The pipeline does not listen to changes that are " + change.action().wireName() + "."),
                () -> skipIf(change.draft() && !rules.drafts(), "The change is a draft."),
                () -> skipIf(!rules.labels().isEmpty() && labels(change).stream().noneMatch(rules.labels()::contains),
                        "The change has none of the pipeline's labels."),
                () -> skipIf(change.fork() && rules.forks() == ForkPolicy.IGNORE,
                        "The change comes from a fork, which the pipeline ignores."));
    }

    // Another label on a change that has a fitting one already is no news.
    private static Set<String> labels(ChangeProposed change) {
        return change.action() == ChangeAction.LABELED ? Set.of(change.label()) : change.labels();
    }

    private static Optional<TriggerDecision> skipIf(boolean skipped, String reason) {
        return skipped ? Optional.of(new Skip(reason)) : Optional.empty();
    }

    @SafeVarargs
    private static Optional<TriggerDecision> first(Supplier<Optional<TriggerDecision>>... checks) {
        for (Supplier<Optional<TriggerDecision>> check : checks) {
            Optional<TriggerDecision> skip = check.get();
            if (skip.isPresent()) {
                return skip;
            }
        }
        return Optional.empty();
    }
}
