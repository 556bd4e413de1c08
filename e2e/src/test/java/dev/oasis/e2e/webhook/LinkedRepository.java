package dev.oasis.e2e.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.e2e.platform.Api;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.testkit.provider.ProviderStandIn;
import io.vertx.core.json.JsonObject;

/**
 * A repository at the stand-in that administration has integrated and linked to an app, all by the API. Closing takes the
 * integration away again, so that nothing of it shows in the health of the platform.
 */
final class LinkedRepository implements AutoCloseable {

    private final Api administration;
    private final String integration;
    private final String app;
    private final JsonNode view;

    private LinkedRepository(Api administration, String integration, String app, JsonNode view) {
        this.administration = administration;
        this.integration = integration;
        this.app = app;
        this.view = view;
    }

    /** @param provider {@code github} or {@code gitlab}: its token registers a webhook of the repository's own */
    static LinkedRepository byToken(Platform platform, ProviderStandIn standIn, String provider) {
        return link(platform, standIn, Map.of("kind", provider + "_token", "token", standIn.token(provider)));
    }

    /** By a GitHub App, whose one webhook is named by headers. */
    static LinkedRepository byApp(Platform platform, ProviderStandIn standIn) {
        JsonObject made = standIn.app(platform.originUrl() + "/webhooks/github");
        return link(platform, standIn, Map.of("kind", "github_app", "appId", String.valueOf(made.getValue("id")), "privateKey",
                made.getString("privateKey"), "webhookSecret", made.getString("webhookSecret")));
    }

    private static LinkedRepository link(Platform platform, ProviderStandIn standIn, Map<String, String> credentials) {
        Api administration = platform.administration();
        String app = "app-" + UUID.randomUUID().toString().substring(0, 8);
        administration.post("/admin/apps", Map.of("slug", app, "name", "App")).expect(201);
        standIn.repository("acme/" + app);
        Map<String, String> request = new HashMap<>(credentials);
        request.put("name", "Stand-in of " + app);
        request.put("baseUrl", standIn.url());
        String integration = administration.post("/admin/integrations", request).expect(201).json().get("id").asText();
        JsonNode remote = reached(administration, integration, "acme/" + app);
        Map<String, String> wanted = new HashMap<>(
                Map.of("integrationId", integration, "externalId", remote.get("externalId").asText(), "app", app));
        if (remote.hasNonNull("installationId")) {
            wanted.put("installationId", remote.get("installationId").asText());
        }
        JsonNode view = administration.post("/admin/repositories", wanted).expect(201).json();
        return new LinkedRepository(administration, integration, app, view);
    }

    private static JsonNode reached(Api administration, String integration, String name) {
        JsonNode items = administration.get("/admin/integrations/" + integration + "/repositories").expect(200).json()
                .get("items");
        return StreamSupport.stream(items.spliterator(), false).filter(one -> one.get("fullName").asText().equals(name))
                .findFirst().orElseThrow();
    }

    String id() {
        return view.get("id").asText();
    }

    String fullName() {
        return view.get("fullName").asText();
    }

    String cloneUrl() {
        return view.get("cloneUrl").asText();
    }

    /** The webhook that Oasis has registered for it at the provider. */
    JsonObject hook(ProviderStandIn standIn) {
        List<JsonObject> own = standIn.hooks().stream().filter(hook -> fullName().equals(hook.getString("repository")))
                .toList();
        assertThat(own).hasSize(1);
        return own.get(0);
    }

    void pipeline(String name, Map<String, Object> triggers) {
        administration.post("/admin/apps/" + app + "/pipelines",
                Map.of("name", name, "repositoryId", id(), "kind", "build", "triggers", triggers)).expect(201);
    }

    /** The jobs so far, the newest first. */
    List<JsonNode> jobs() {
        return items("/admin/jobs?repository=" + id());
    }

    /** What has come in for it so far, the newest first. */
    List<JsonNode> events() {
        return items("/admin/webhooks/events?repository=" + fullName());
    }

    private List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        administration.get(path).expect(200).json().get("items").forEach(items::add);
        return items;
    }

    /** What the provider was told of its commits, in order. */
    List<JsonObject> told(ProviderStandIn standIn, String kind) {
        return standIn.received().stream()
                .filter(one -> kind.equals(one.getString("kind")) && fullName().equals(one.getString("repository"))).toList();
    }

    @Override
    public void close() {
        administration.delete("/admin/integrations/" + integration).expect(204);
    }
}
