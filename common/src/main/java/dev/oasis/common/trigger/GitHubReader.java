package dev.oasis.common.trigger;

import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.common.trigger.RepositoryEvent.BranchPushed;
import dev.oasis.common.trigger.RepositoryEvent.ChangeProposed;
import dev.oasis.common.trigger.RepositoryEvent.RefDeleted;
import dev.oasis.common.trigger.RepositoryEvent.ReleasePublished;
import dev.oasis.common.trigger.RepositoryEvent.TagPushed;

/**
 * Reads deliveries of GitHub (<a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">webhook events and
 * payloads</a>).
 */
public final class GitHubReader {

    private GitHubReader() {
    }

    /**
     * @param event the header {@code X-GitHub-Event}
     * @throws UnreadablePayload when the payload is not what the event has
     */
    public static Reading read(String event, JsonNode body) {
        Payload payload = new Payload(body);
        return switch (event) {
            case "push" -> push(payload);
            case "pull_request" -> change(payload);
            case "release" -> release(payload);
            case "ping" -> new Reading.Nothing("GitHub says that the webhook is set up.");
            case "create", "delete" -> new Reading.Nothing("The push event tells of the same branch or tag.");
            default -> new Reading.Nothing("No pipeline listens to " + event + " events.");
        };
    }

    private static Reading push(Payload payload) {
        String ref = payload.required("ref");
        String before = payload.required("before");
        String after = payload.required("after");
        if (payload.flag("deleted") || Refs.isZero(after)) {
            return happened(payload, new RefDeleted(ref, before, author(payload)));
        }
        String message = payload.orEmpty("head_commit/message");
        if (ref.startsWith(Refs.TAGS)) {
            // An annotated tag is an object of its own; the commit that it stands for is head_commit.
            String commit = payload.text("head_commit/id").orElse(after);
            return happened(payload,
                    new TagPushed(Refs.shortName(ref), before, after, commit, message, author(payload)));
        }
        if (!ref.startsWith(Refs.BRANCHES)) {
            return new Reading.Nothing("The push is neither to a branch nor to a tag: " + ref + ".");
        }
        boolean comparable = !payload.flag("forced") && !payload.flag("created") && !Refs.isZero(before);
        TouchedFiles files = comparable ? PushedFiles.of(payload.each("commits").toList(), after) : TouchedFiles.UNKNOWN;
        return happened(payload, new BranchPushed(Refs.shortName(ref), before, after, message, files, author(payload)));
    }

    private static Reading change(Payload payload) {
        Optional<ChangeAction> action = action(payload);
        if (action.isEmpty()) {
            return new Reading.Nothing("No pipeline listens to pull requests that are " + payload.orEmpty("action") + ".");
        }
        int number = payload.number("number");
        Payload change = payload.at("pull_request");
        return happened(payload, new ChangeProposed(number, action.get(), payload.orEmpty("label/name"),
                "refs/pull/" + number + "/head", change.required("head/ref"), change.required("head/sha"),
                change.required("base/ref"), change.required("base/sha"), isFork(change), change.flag("draft"),
                change.each("labels").map(label -> label.orEmpty("name")).collect(Collectors.toSet()), Optional.empty(),
                change.title("title"), author(payload)));
    }

    private static Optional<ChangeAction> action(Payload payload) {
        return switch (payload.required("action")) {
            case "opened" -> Optional.of(ChangeAction.OPENED);
            case "synchronize" -> Optional.of(ChangeAction.UPDATED);
            case "edited" -> payload.has("changes/base") ? Optional.of(ChangeAction.UPDATED) : Optional.empty();
            case "reopened" -> Optional.of(ChangeAction.REOPENED);
            case "ready_for_review" -> Optional.of(ChangeAction.READY);
            case "labeled" -> Optional.of(ChangeAction.LABELED);
            case "closed" -> Optional.of(payload.flag("pull_request/merged") ? ChangeAction.MERGED : ChangeAction.CLOSED);
            default -> Optional.empty();
        };
    }

    // The head's repository is null once the fork is deleted: then it was not ours either.
    private static boolean isFork(Payload change) {
        return !change.text("head/repo/id").equals(change.text("base/repo/id"));
    }

    private static Reading release(Payload payload) {
        if (!payload.required("action").equals("published")) {
            return new Reading.Nothing("A release counts when it is published; this one is " + payload.orEmpty("action") + ".");
        }
        Payload release = payload.at("release");
        return happened(payload, new ReleasePublished(release.required("id"), release.required("tag_name"),
                release.flag("prerelease"), Optional.empty(), release.title("name"), author(payload)));
    }

    private static Reading happened(Payload payload, RepositoryEvent event) {
        return new Reading.Happened(payload.required("repository/id"), event);
    }

    private static String author(Payload payload) {
        return payload.title("sender/login");
    }
}
