package dev.oasis.admin.integration;

import java.util.Optional;

import dev.oasis.common.identity.Actor;
import dev.oasis.common.provider.IntegrationKind;
import io.vertx.core.json.JsonObject;

/**
 * What is needed when the browser comes back.
 *
 * @param integrationId the id that the integration will have
 * @param hookId the hook that the App's manifest named
 * @param grant the OAuth app and the verifier of PKCE
 */
record IntegrationState(String integrationId, IntegrationKind kind, String name, ProviderPlace place, Optional<String> hookId,
        Optional<Grant> grant, Actor actor) {

    record Grant(String clientId, String clientSecret, String verifier) {

        @Override
        public String toString() {
            return "Grant[clientId=" + clientId + "]";
        }
    }

    /** All but the actor, to be sealed. */
    String details() {
        JsonObject json = new JsonObject().put("integrationId", integrationId).put("kind", kind.wireName()).put("name", name)
                .put("baseUrl", place.base().toString()).put("hookId", hookId.orElse(null));
        grant.ifPresent(app -> json.put("clientId", app.clientId()).put("clientSecret", app.clientSecret())
                .put("verifier", app.verifier()));
        return json.encode();
    }

    static IntegrationState read(String details, Actor actor) {
        JsonObject json = new JsonObject(details);
        IntegrationKind kind = IntegrationKind.ofWireName(json.getString("kind"));
        Optional<Grant> grant = Optional.ofNullable(json.getString("clientId"))
                .map(client -> new Grant(client, json.getString("clientSecret"), json.getString("verifier")));
        return new IntegrationState(json.getString("integrationId"), kind, json.getString("name"),
                ProviderPlace.of(kind.provider(), Optional.of(json.getString("baseUrl"))),
                Optional.ofNullable(json.getString("hookId")), grant, actor);
    }
}
