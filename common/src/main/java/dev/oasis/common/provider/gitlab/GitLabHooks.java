package dev.oasis.common.provider.gitlab;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
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
import dev.oasis.common.provider.http.ProviderUrl;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** Webhooks of projects, and what they delivered (<a href="https://docs.gitlab.com/api/project_webhooks/">reference</a>). */
final class GitLabHooks {

    private static final String EXECUTABLE = "executable";

    private final GitLabHttp http;

    GitLabHooks(GitLabHttp http) {
        this.http = http;
    }

    Uni<String> register(RepositoryAddress repository, WebhookRegistration registration) {
        JsonObject body = new JsonObject().put("url", registration.url().toString()).put("token", registration.secret())
                .put("push_events", true).put("tag_push_events", true).put("merge_requests_events", true)
                .put("releases_events", true).put("enable_ssl_verification", true);
        return http.send(ProviderRequest.post(http.address(GitLabHttp.path(repository, "/hooks")), body))
                .map(response -> String.valueOf(response.object().getValue("id")));
    }

    Uni<Void> remove(HookAddress.OfRepository hook) {
        return http.send(ProviderRequest.delete(http.address(path(hook)))).replaceWithVoid()
                .onFailure(GitLabHooks::isGone).recoverWithNull();
    }

    Uni<WebhookState> state(HookAddress hook) {
        return http.send(ProviderRequest.get(http.address(path(hook)))).map(response -> state(response.object()))
                .onFailure(GitLabHooks::isGone).recoverWithItem(WebhookState::gone);
    }

    // After failures GitLab stops for a while, and after many for good.
    private static WebhookState state(JsonObject hook) {
        String status = hook.getString("alert_status", EXECUTABLE);
        Optional<String> detail = status.equals(EXECUTABLE) ? Optional.empty()
                : Optional.of("GitLab calls it " + status.replace('_', ' ')
                        + Optional.ofNullable(hook.getString("disabled_until")).map(until -> " until " + until).orElse("")
                        + ".");
        return new WebhookState(true, status.equals(EXECUTABLE), Optional.ofNullable(hook.getString("url")).map(URI::create),
                detail);
    }

    Uni<ProviderPage<RemoteDelivery>> deliveries(HookAddress hook, Optional<String> cursor) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("per_page", "20");
        cursor.ifPresent(page -> query.put("page", page));
        return http.send(ProviderRequest.get(http.address(path(hook) + "/events", query)))
                .map(response -> new ProviderPage<>(response.objects().stream().map(GitLabHooks::delivery).toList(),
                        response.next("page")));
    }

    private static RemoteDelivery delivery(JsonObject json) {
        JsonObject sent = json.getJsonObject("request_headers", new JsonObject());
        String status = String.valueOf(json.getValue("response_status"));
        return new RemoteDelivery(String.valueOf(json.getValue("id")), sent.getString("Idempotency-Key", ""),
                sent.getString("X-Gitlab-Event", json.getString("trigger", "")), deliveredAt(json),
                // "internal error" where nobody answered.
                status.matches("\\d{3}") ? Integer.parseInt(status) : 0, false);
    }

    // GitLab does not say it; whoever answered did.
    private static Instant deliveredAt(JsonObject json) {
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME
                    .parse(json.getJsonObject("response_headers", new JsonObject()).getString("Date", "")));
        } catch (DateTimeParseException unsaid) {
            return Instant.now();
        }
    }

    Uni<Void> redeliver(HookAddress hook, String delivery) {
        return http.send(ProviderRequest.post(
                http.address(path(hook) + "/events/" + ProviderUrl.encoded(delivery) + "/resend"), new JsonObject()))
                .replaceWithVoid();
    }

    private static String path(HookAddress hook) {
        if (hook instanceof HookAddress.OfRepository of) {
            return GitLabHttp.path(of.repository(), "/hooks/" + ProviderUrl.encoded(of.externalId()));
        }
        throw new ProviderRefused(404, "GitLab has no Apps.");
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof ProviderRefused refused && refused.isGone();
    }
}
