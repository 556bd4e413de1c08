package dev.oasis.common.provider.gitlab;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.oasis.common.provider.ProviderPage;
import dev.oasis.common.provider.RemoteRepository;
import dev.oasis.common.provider.http.ProviderRequest;
import dev.oasis.common.provider.http.ProviderUrl;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** Which projects an integration reaches. */
final class GitLabProjects {

    /** Developers may push; from here on a project is of interest. */
    private static final String DEVELOPER = "30";
    /** Maintainers may register webhooks. */
    private static final int MAINTAINER = 40;

    private final GitLabHttp http;

    GitLabProjects(GitLabHttp http) {
        this.http = http;
    }

    Uni<ProviderPage<RemoteRepository>> list(Optional<String> page) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("membership", "true");
        query.put("archived", "false");
        query.put("min_access_level", DEVELOPER);
        query.put("per_page", "100");
        query.put("page", page.orElse("1"));
        return http.send(ProviderRequest.get(http.address("/projects", query)))
                .map(response -> new ProviderPage<>(response.objects().stream().map(GitLabProjects::read).toList(),
                        response.next("page")));
    }

    Uni<RemoteRepository> byNumber(String externalId) {
        return http.send(ProviderRequest.get(http.address("/projects/" + ProviderUrl.encoded(externalId))))
                .map(response -> read(response.object()));
    }

    private static RemoteRepository read(JsonObject json) {
        // A project without a commit has no default branch yet.
        String branch = json.getString("default_branch");
        return new RemoteRepository(String.valueOf(json.getValue("id")), Optional.empty(),
                json.getString("path_with_namespace"), branch == null ? "main" : branch, json.getString("http_url_to_repo"),
                json.getString("web_url"), !"public".equals(json.getString("visibility")), mayAdminister(json));
    }

    private static boolean mayAdminister(JsonObject json) {
        JsonObject permissions = json.getJsonObject("permissions");
        return permissions == null || Stream.of("project_access", "group_access").map(permissions::getJsonObject)
                .anyMatch(access -> access != null && access.getInteger("access_level", 0) >= MAINTAINER);
    }
}
