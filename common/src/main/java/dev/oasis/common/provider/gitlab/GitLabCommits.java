package dev.oasis.common.provider.gitlab;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.oasis.common.provider.ChangedFiles;
import dev.oasis.common.provider.CommitStatus;
import dev.oasis.common.provider.ProviderPage;
import dev.oasis.common.provider.ProviderRefused;
import dev.oasis.common.provider.RemoteCommit;
import dev.oasis.common.provider.RepositoryAddress;
import dev.oasis.common.provider.StatusState;
import dev.oasis.common.provider.http.ProviderRequest;
import dev.oasis.common.provider.http.ProviderUrl;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Commits, what they change, and statuses at them. */
final class GitLabCommits {

    /** GitLab's own limit of files in a comparison. */
    private static final int MOST_FILES = 1000;
    private static final int LONGEST_DESCRIPTION = 255;

    private final GitLabHttp http;

    GitLabCommits(GitLabHttp http) {
        this.http = http;
    }

    Uni<ProviderPage<RemoteCommit>> list(RepositoryAddress repository, String ref, Optional<String> page) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("ref_name", ref);
        query.put("per_page", "50");
        page.ifPresent(number -> query.put("page", number));
        return http.send(ProviderRequest.get(http.address(GitLabHttp.path(repository, "/repository/commits"), query)))
                .map(response -> new ProviderPage<>(response.objects().stream().map(GitLabCommits::commit).toList(),
                        response.next("page")));
    }

    private static RemoteCommit commit(JsonObject json) {
        return new RemoteCommit(json.getString("id"), json.getString("message", ""), json.getString("author_name", ""),
                json.getString("author_email", ""), OffsetDateTime.parse(json.getString("authored_date")).toInstant(),
                json.getString("web_url"));
    }

    Uni<ChangedFiles> changedFiles(RepositoryAddress repository, Optional<String> before, String after) {
        if (before.isEmpty()) {
            String path = "/repository/commits/" + ProviderUrl.encoded(after) + "/diff";
            return http.send(ProviderRequest.get(http.address(GitLabHttp.path(repository, path), Map.of("per_page", "100"))))
                    .map(response -> new ChangedFiles(paths(response.objects()), response.next("page").isEmpty()));
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("from", before.get());
        query.put("to", after);
        return http.send(ProviderRequest.get(http.address(GitLabHttp.path(repository, "/repository/compare"), query)))
                .map(response -> compared(response.object()));
    }

    private static ChangedFiles compared(JsonObject comparison) {
        List<JsonObject> diffs = comparison.getJsonArray("diffs", new JsonArray()).stream().map(JsonObject.class::cast)
                .toList();
        return new ChangedFiles(paths(diffs), !comparison.getBoolean("compare_timeout", false) && diffs.size() < MOST_FILES);
    }

    private static List<String> paths(List<JsonObject> diffs) {
        return diffs.stream().flatMap(diff -> Stream.of(diff.getString("old_path"), diff.getString("new_path")))
                .filter(path -> path != null).distinct().toList();
    }

    Uni<Void> postStatus(RepositoryAddress repository, CommitStatus status) {
        String description = status.description();
        JsonObject body = new JsonObject().put("state", state(status.state())).put("name", status.context())
                .put("description", description.length() <= LONGEST_DESCRIPTION ? description
                        : description.substring(0, LONGEST_DESCRIPTION - 1) + "…");
        status.ref().ifPresent(ref -> body.put("ref", ref));
        status.target().ifPresent(target -> body.put("target_url", target.toString()));
        return http.send(ProviderRequest.post(http.address(GitLabHttp.path(repository, "/statuses/" + status.sha())), body))
                .replaceWithVoid().onFailure(GitLabCommits::isThereAlready).recoverWithNull();
    }

    // The state that it has is refused as a move, so a repetition looks like an error.
    private static boolean isThereAlready(Throwable failure) {
        return failure instanceof ProviderRefused refused && refused.status() == 400
                && refused.getMessage().startsWith("Cannot transition status");
    }

    private static String state(StatusState state) {
        return switch (state) {
            case PENDING -> "pending";
            case RUNNING -> "running";
            case SUCCESS -> "success";
            case FAILURE, ERROR -> "failed";
            case CANCELLED -> "canceled";
        };
    }
}
