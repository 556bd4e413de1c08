package dev.oasis.common.provider.github;

import java.util.Optional;

import dev.oasis.common.provider.credential.Credentials;
import io.vertx.core.json.JsonObject;

/** A GitHub App just made from a manifest, with the secrets that GitHub tells this once. */
public record ConvertedApp(String id, String slug, String name, String webUrl, Credentials.AppKey key,
        Optional<String> webhookSecret) {

    static ConvertedApp read(JsonObject json) {
        String id = String.valueOf(json.getValue("id"));
        return new ConvertedApp(id, json.getString("slug"), json.getString("name"), json.getString("html_url"),
                new Credentials.AppKey(id, json.getString("pem"), Optional.ofNullable(json.getString("client_id")),
                        Optional.ofNullable(json.getString("client_secret"))),
                Optional.ofNullable(json.getString("webhook_secret")));
    }

    @Override
    public String toString() {
        return "ConvertedApp[id=" + id + ", slug=" + slug + "]";
    }
}
