package dev.oasis.common.provider.github;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.oasis.common.provider.HookAddress;
import dev.oasis.common.provider.ProviderPage;
import dev.oasis.common.provider.ProviderRefused;
import dev.oasis.common.provider.RemoteDelivery;
import dev.oasis.common.provider.RepositoryAddress;
import dev.oasis.common.provider.WebhookRegistration;
import dev.oasis.common.provider.WebhookState;
import dev.oasis.common.provider.http.ProviderRequest;
import dev.oasis.common.provider.http.ProviderResponse;
import dev.oasis.common.provider.http.ProviderUrl;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Webhooks of repositories and that of an App, and what they delivered. */
final class GitHubHooks {

    private static final List<String> EVENTS = List.of("push", "pull_request", "release", "create", "delete");

    private final GitHubHttp http;

    GitHubHooks(GitHubHttp http) {
        this.http = http;
    }

    Uni<String> register(RepositoryAddress repository, WebhookRegistration registration) {
        JsonObject config = new JsonObject().put("url", registration.url().toString()).put("content_type", "json")
                .put("secret", registration.secret()).put("insecure_ssl", "0");
        JsonObject body = new JsonObject().put("name", "web").put("active", true).put("events", new JsonArray(EVENTS))
                .put("config", config);
        return http.as(repository, ProviderRequest.post(http.address(GitHubHttp.path(repository, "/hooks")), body))
                .map(response -> String.valueOf(response.object().getValue("id")));
    }

    Uni<Void> remove(HookAddress.OfRepository hook) {
        return http.as(hook.repository(), ProviderRequest.delete(http.address(path(hook)))).replaceWithVoid()
                .onFailure(GitHubHooks::isGone).recoverWithNull();
    }

    Uni<WebhookState> state(HookAddress hook) {
        if (hook instanceof HookAddress.OfApp) {
            return http.asSelf(ProviderRequest.get(http.address("/app/hook/config")))
                    .map(response -> new WebhookState(true, response.object().getString("url") != null,
                            url(response.object()), Optional.empty()));
        }
        return ask(hook, ProviderRequest.get(http.address(path(hook)))).map(response -> state(response.object()))
                .onFailure(GitHubHooks::isGone).recoverWithItem(WebhookState::gone);
    }

    private static WebhookState state(JsonObject hook) {
        JsonObject last = hook.getJsonObject("last_response", new JsonObject());
        return new WebhookState(true, hook.getBoolean("active", false),
                url(hook.getJsonObject("config", new JsonObject())), Optional.ofNullable(last.getString("message")));
    }

    Uni<ProviderPage<RemoteDelivery>> deliveries(HookAddress hook, Optional<String> cursor) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("per_page", "100");
        cursor.ifPresent(at -> query.put("cursor", at));
        return ask(hook, ProviderRequest.get(http.address(path(hook) + "/deliveries", query)))
                .map(response -> new ProviderPage<>(response.objects().stream().map(GitHubHooks::delivery).toList(),
                        response.next("cursor")));
    }

    private static RemoteDelivery delivery(JsonObject json) {
        return new RemoteDelivery(String.valueOf(json.getValue("id")), json.getString("guid", ""), json.getString("event", ""),
                Instant.parse(json.getString("delivered_at")), json.getInteger("status_code", 0),
                json.getBoolean("redelivery", false));
    }

    Uni<Void> redeliver(HookAddress hook, String delivery) {
        return ask(hook, ProviderRequest.post(
                http.address(path(hook) + "/deliveries/" + ProviderUrl.encoded(delivery) + "/attempts"), new JsonObject()))
                .replaceWithVoid();
    }

    private Uni<ProviderResponse> ask(HookAddress hook, ProviderRequest request) {
        return hook instanceof HookAddress.OfRepository of ? http.as(of.repository(), request) : http.asSelf(request);
    }

    private static String path(HookAddress hook) {
        return hook instanceof HookAddress.OfRepository of
                ? GitHubHttp.path(of.repository(), "/hooks/" + ProviderUrl.encoded(of.externalId()))
                : "/app/hook";
    }

    private static Optional<URI> url(JsonObject config) {
        return Optional.ofNullable(config.getString("url")).map(URI::create);
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof ProviderRefused refused && refused.isGone();
    }
}
