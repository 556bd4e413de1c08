package dev.oasis.common.trigger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.common.trigger.RepositoryEvent.BranchPushed;
import dev.oasis.common.trigger.RepositoryEvent.ChangeProposed;
import dev.oasis.common.trigger.RepositoryEvent.RefDeleted;
import dev.oasis.common.trigger.RepositoryEvent.ReleasePublished;
import dev.oasis.common.trigger.RepositoryEvent.TagPushed;

/**
 * Reads deliveries of GitLab, of projects and groups
 * (<a href="https://docs.gitlab.com/user/project/integrations/webhook_events/">webhook events</a>) as well as of a whole server
 * (<a href="https://docs.gitlab.com/administration/system_hooks/">system hooks</a>).
 */
public final class GitLabReader {

    private GitLabReader() {
    }

    /**
     * The payload tells by itself what it is: a system hook has the same header for everything.
     *
     * @param event the header {@code X-Gitlab-Event}, for the reason when nobody listens
     * @throws UnreadablePayload when the payload is not what its kind has
     */
    public static Reading read(String event, JsonNode body) {
        Payload payload = new Payload(body);
        String kind = payload.text("object_kind").or(() -> payload.text("event_name")).orElse("");
        return switch (kind) {
            case "push" -> push(payload);
            case "tag_push" -> tag(payload);
            case "merge_request" -> change(payload);
            case "release" -> release(payload);
            default -> new Reading.Nothing("No pipeline listens to " + (kind.isEmpty() ? event : kind) + " events.");
        };
    }

    private static Reading push(Payload payload) {
        String ref = payload.required("ref");
        String before = payload.required("before");
        String after = payload.required("after");
        if (Refs.isZero(after)) {
            return happened(payload, new RefDeleted(ref, before, author(payload)));
        }
        if (!ref.startsWith(Refs.BRANCHES)) {
            return new Reading.Nothing("The push is not to a branch: " + ref + ".");
        }
        List<Payload> commits = payload.each("commits").toList();
        boolean all = payload.at("total_commits_count").node().asInt(-1) == commits.size() && !Refs.isZero(before);
        return happened(payload, new BranchPushed(Refs.shortName(ref), before, after, message(commits, after),
                all ? PushedFiles.of(commits, after) : TouchedFiles.UNKNOWN, author(payload)));
    }

    private static Reading tag(Payload payload) {
        String ref = payload.required("ref");
        String before = payload.required("before");
        String after = payload.required("after");
        if (Refs.isZero(after)) {
            return happened(payload, new RefDeleted(ref, before, author(payload)));
        }
        String commit = payload.text("checkout_sha").orElse(after);
        return happened(payload, new TagPushed(Refs.shortName(ref), before, after, commit,
                message(payload.each("commits").toList(), commit), author(payload)));
    }

    private static Reading change(Payload payload) {
        Payload change = payload.at("object_attributes");
        Optional<ChangeAction> action = action(payload, change);
        if (action.isEmpty()) {
            return new Reading.Nothing("Nothing about the merge request's commits, target or labels has changed.");
        }
        int number = change.number("iid");
        return happened(payload, new ChangeProposed(number, action.get(), addedLabel(payload),
                "refs/merge-requests/" + number + "/head", change.required("source_branch"), change.required("last_commit/id"),
                change.required("target_branch"), change.required("target_branch"),
                !change.required("source_project_id").equals(change.required("target_project_id")),
                change.flag("draft") || change.flag("work_in_progress"),
                payload.each("labels").map(label -> label.orEmpty("title")).collect(Collectors.toSet()),
                change.text("last_commit/message"), change.title("title"), author(payload)));
    }

    private static Optional<ChangeAction> action(Payload payload, Payload change) {
        return switch (change.orEmpty("action")) {
            case "open" -> Optional.of(ChangeAction.OPENED);
            case "reopen" -> Optional.of(ChangeAction.REOPENED);
            case "merge" -> Optional.of(ChangeAction.MERGED);
            case "close" -> Optional.of(ChangeAction.CLOSED);
            case "update" -> update(payload, change);
            default -> Optional.empty();
        };
    }

    // GitLab sends an update for every edit; the former head is told only when commits came.
    private static Optional<ChangeAction> update(Payload payload, Payload change) {
        if (change.has("oldrev") || payload.has("changes/target_branch")) {
            return Optional.of(ChangeAction.UPDATED);
        }
        if (payload.has("changes/draft") && !payload.flag("changes/draft/current")) {
            return Optional.of(ChangeAction.READY);
        }
        return addedLabel(payload).isEmpty() ? Optional.empty() : Optional.of(ChangeAction.LABELED);
    }

    private static String addedLabel(Payload payload) {
        List<String> before = payload.each("changes/labels/previous").map(label -> label.orEmpty("title")).toList();
        return payload.each("changes/labels/current").map(label -> label.orEmpty("title"))
                .filter(label -> !before.contains(label)).sorted().findFirst().orElse("");
    }

    private static Reading release(Payload payload) {
        if (!payload.orEmpty("action").equals("create")) {
            return new Reading.Nothing("A release counts when it is made; this says " + payload.orEmpty("action") + ".");
        }
        String tag = payload.required("tag");
        return happened(payload, new ReleasePublished(payload.text("id").orElse(tag), tag, false, payload.text("commit/id"),
                payload.title("name"), author(payload)));
    }

    private static String message(List<Payload> commits, String sha) {
        return commits.stream().filter(commit -> commit.orEmpty("id").equals(sha)).findFirst()
                .map(commit -> commit.orEmpty("message")).orElse("");
    }

    private static Reading happened(Payload payload, RepositoryEvent event) {
        String project = payload.text("project/id").orElseGet(() -> payload.required("project_id"));
        return new Reading.Happened(project, event);
    }

    private static String author(Payload payload) {
        return payload.text("user_username").isPresent() ? payload.title("user_username") : payload.title("user/username");
    }
}
