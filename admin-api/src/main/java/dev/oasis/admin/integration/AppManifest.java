package dev.oasis.admin.integration;

import java.net.URI;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * What a GitHub App of Oasis may and hears
 * (<a href="https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-from-a-manifest">manifest</a>): it
 * reads code and pull requests, and writes nothing but checks and statuses.
 */
final class AppManifest {

    private AppManifest() {
    }

    static String json(String name, URI origin, String hookId, URI callback) {
        return new JsonObject().put("name", name).put("url", origin.toString())
                .put("hook_attributes", new JsonObject().put("url", origin + "/webhooks/github/" + hookId).put("active", true))
                .put("redirect_url", callback.toString()).put("setup_url", origin + "/console").put("public", false)
                .put("default_permissions", new JsonObject().put("contents", "read").put("metadata", "read")
                        .put("pull_requests", "read").put("checks", "write").put("statuses", "write"))
                .put("default_events",
                        new JsonArray().add("push").add("pull_request").add("release").add("create").add("delete")
                                .add("check_run").add("repository"))
                .encode();
    }
}
