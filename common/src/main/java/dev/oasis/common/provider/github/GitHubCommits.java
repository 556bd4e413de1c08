package dev.oasis.common.provider.github;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.oasis.common.provider.ChangedFiles;
import dev.oasis.common.provider.CommitStatus;
import dev.oasis.common.provider.ProviderPage;
import dev.oasis.common.provider.RemoteCommit;
import dev.oasis.common.provider.RepositoryAddress;
import dev.oasis.common.provider.StatusState;
import dev.oasis.common.provider.http.ProviderRequest;
import dev.oasis.common.provider.http.ProviderUrl;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Commits, what they change, and statuses at them. */
final class GitHubCommits {

    private static final String PER_PAGE = "50";
    /** A comparison and the first page of a commit hold no more files than this. */
    private static final int MOST_FILES = 300;
    private static final int LONGEST_DESCRIPTION = 140;

    private final GitHubHttp http;

    GitHubCommits(GitHubHttp http) {
        this.http = http;
    }

    Uni<ProviderPage<RemoteCommit>> list(RepositoryAddress repository, String ref, Optional<String> page) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("sha", ref);
        query.put("per_page", PER_PAGE);
        page.ifPresent(number -> query.put("page", number));
        return http.as(repository, ProviderRequest.get(http.address(GitHubHttp.path(repository, "/commits"), query)))
                .map(response -> new ProviderPage<>(response.objects().stream().map(GitHubCommits::commit).toList(),
                        response.next("page")));
    }

    private static RemoteCommit commit(JsonObject json) {
        JsonObject commit = json.getJsonObject("commit");
        JsonObject author = commit.getJsonObject("author", new JsonObject());
        return new RemoteCommit(json.getString("sha"), commit.getString("message", ""), author.getString("name", ""),
                author.getString("email", ""), Instant.parse(author.getString("date")), json.getString("html_url"));
    }

    Uni<ChangedFiles> changedFiles(RepositoryAddress repository, Optional<String> before, String after) {
        String path = before.map(from -> "/compare/" + ProviderUrl.encoded(from) + "..." + ProviderUrl.encoded(after))
                .orElseGet(() -> "/commits/" + ProviderUrl.encoded(after));
        return http.as(repository, ProviderRequest.get(http.address(GitHubHttp.path(repository, path))))
                .map(response -> files(response.object().getJsonArray("files", new JsonArray())));
    }

    private static ChangedFiles files(JsonArray files) {
        List<String> paths = files.stream().map(JsonObject.class::cast)
                .flatMap(file -> Stream.of(file.getString("filename"), file.getString("previous_filename")))
                .filter(path -> path != null).distinct().toList();
        return new ChangedFiles(paths, files.size() < MOST_FILES);
    }

    Uni<Void> postStatus(RepositoryAddress repository, CommitStatus status) {
        String description = status.description();
        JsonObject body = new JsonObject().put("state", state(status.state())).put("context", status.context())
                .put("description", description.length() <= LONGEST_DESCRIPTION ? description
                        : description.substring(0, LONGEST_DESCRIPTION - 1) + "…");
        status.target().ifPresent(target -> body.put("target_url", target.toString()));
        return http.as(repository,
                ProviderRequest.post(http.address(GitHubHttp.path(repository, "/statuses/" + status.sha())), body))
                .replaceWithVoid();
    }

    // GitHub knows four of them.
    private static String state(StatusState state) {
        return switch (state) {
            case PENDING, RUNNING -> "pending";
            case CANCELLED -> "error";
            case SUCCESS, FAILURE, ERROR -> state.name().toLowerCase(Locale.ROOT);
        };
    }
}
