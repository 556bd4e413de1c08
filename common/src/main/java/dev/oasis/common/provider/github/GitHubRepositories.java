package dev.oasis.common.provider.github;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.oasis.common.provider.ProviderPage;
import dev.oasis.common.provider.RemoteInstallation;
import dev.oasis.common.provider.RemoteRepository;
import dev.oasis.common.provider.http.ProviderRequest;
import dev.oasis.common.provider.http.ProviderResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** Which repositories an integration reaches. An App's are listed installation by installation. */
final class GitHubRepositories {

    private static final String PER_PAGE = "100";
    /** A provider that always names another page shall not be asked for ever. */
    private static final int MOST_INSTALLATIONS = 10_000;

    private final GitHubHttp http;

    GitHubRepositories(GitHubHttp http) {
        this.http = http;
    }

    Uni<ProviderPage<RemoteRepository>> list(Optional<String> page) {
        return http.isApp() ? ofApp(page) : ofUser(page.orElse("1"));
    }

    Uni<RemoteRepository> byNumber(String externalId, Optional<String> installation) {
        return http.as(installation, ProviderRequest.get(http.address("/repositories/" + externalId)))
                .map(response -> read(response.object(), installation));
    }

    Uni<List<RemoteInstallation>> installations() {
        return installations("1", List.of());
    }

    private Uni<List<RemoteInstallation>> installations(String page, List<RemoteInstallation> before) {
        return http.asSelf(ProviderRequest.get(http.address("/app/installations", query(page)))).flatMap(response -> {
            List<RemoteInstallation> all = Stream
                    .concat(before.stream(), response.objects().stream().map(GitHubRepositories::installation)).toList();
            return response.next("page").filter(next -> all.size() < MOST_INSTALLATIONS)
                    .map(next -> installations(next, all)).orElseGet(() -> Uni.createFrom().item(all));
        });
    }

    private static RemoteInstallation installation(JsonObject json) {
        return new RemoteInstallation(String.valueOf(json.getValue("id")),
                json.getJsonObject("account", new JsonObject()).getString("login", ""), json.getString("suspended_at") != null);
    }

    private Uni<ProviderPage<RemoteRepository>> ofUser(String page) {
        Map<String, String> query = query(page);
        query.put("sort", "full_name");
        return http.asSelf(ProviderRequest.get(http.address("/user/repos", query)))
                .map(response -> new ProviderPage<>(
                        response.objects().stream().map(json -> read(json, Optional.empty())).toList(), response.next("page")));
    }

    // A page is named by installation and number: <installation>.<page>
    private Uni<ProviderPage<RemoteRepository>> ofApp(Optional<String> page) {
        return installations().flatMap(all -> {
            List<String> ids = all.stream().filter(one -> !one.suspended()).map(RemoteInstallation::externalId).toList();
            String[] at = page.orElseGet(() -> ids.isEmpty() ? "" : ids.get(0) + ".1").split("\\.");
            return ids.contains(at[0]) && at.length == 2 ? ofInstallation(ids, at[0], at[1])
                    : Uni.createFrom().item(new ProviderPage<>(List.<RemoteRepository> of(), Optional.<String> empty()));
        });
    }

    private Uni<ProviderPage<RemoteRepository>> ofInstallation(List<String> ids, String id, String page) {
        return http.as(Optional.of(id), ProviderRequest.get(http.address("/installation/repositories", query(page))))
                .map(response -> new ProviderPage<>(
                        response.object().getJsonArray("repositories").stream().map(JsonObject.class::cast)
                                .map(json -> read(json, Optional.of(id))).toList(),
                        next(ids, id, response)));
    }

    private static Optional<String> next(List<String> ids, String id, ProviderResponse response) {
        int following = ids.indexOf(id) + 1;
        return response.next("page").map(number -> id + "." + number)
                .or(() -> following < ids.size() ? Optional.of(ids.get(following) + ".1") : Optional.empty());
    }

    private static Map<String, String> query(String page) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("per_page", PER_PAGE);
        query.put("page", page);
        return query;
    }

    private RemoteRepository read(JsonObject json, Optional<String> installation) {
        JsonObject permissions = json.getJsonObject("permissions");
        return new RemoteRepository(String.valueOf(json.getValue("id")), installation, json.getString("full_name"),
                json.getString("default_branch", "main"), json.getString("clone_url"), json.getString("html_url"),
                json.getBoolean("private", true),
                http.isApp() || permissions == null || permissions.getBoolean("admin", false));
    }
}
