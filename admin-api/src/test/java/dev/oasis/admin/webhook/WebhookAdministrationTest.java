package dev.oasis.admin.webhook;

import static dev.oasis.admin.Api.asOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.webhook.HookKey;
import dev.oasis.common.webhook.HookSecrets;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class WebhookAdministrationTest {

    @Inject
    Pool pool;
    @Inject
    HookSecrets secrets;

    private static Response create(String provider) {
        return asOwner().body(Map.of("provider", provider, "name", "octo/hello")).post("/admin/webhooks/hooks");
    }

    private List<HookKey> keysOf(String id) {
        var row = pool.preparedQuery("select * from webhook_hook where id = $1").executeAndAwait(Tuple.of(id)).iterator()
                .next();
        byte[] hmac = row.getBuffer("token_hmac") == null ? null : row.getBuffer("token_hmac").getBytes();
        HookKey current = secrets.current(id, row.getString("secret"), hmac);
        return row.getString("previous_secret") == null ? List.of(current)
                : List.of(current, secrets.previous(id, row.getString("previous_secret"), null));
    }

    @Test
    void one_webhook_of_a_provider_is_one_hook() {
        String number = String.valueOf(System.nanoTime());
        for (String field : List.of("externalHookId", "externalAppId")) {
            Map<String, String> hook = Map.of("provider", "github", "name", "octo/hello", field, number);
            asOwner().body(hook).post("/admin/webhooks/hooks").then().statusCode(201);
            asOwner().body(hook).post("/admin/webhooks/hooks").then().statusCode(409).body("code", equalTo("hook_exists"));
        }
        String other = asOwner().body(Map.of("provider", "github", "name", "other")).post("/admin/webhooks/hooks").path("id");
        asOwner().body(Map.of("externalHookId", number)).patch("/admin/webhooks/hooks/{h}", other).then().statusCode(409)
                .body("code", equalTo("hook_exists"));
    }

    @Test
    void a_new_hook_answers_its_address_and_its_secret_once() {
        Response made = create("generic");
        String id = made.path("id");

        made.then().statusCode(201).body("url", endsWith("/webhooks/generic/" + id))
                .body("secret", notNullValue());
        asOwner().get("/admin/webhooks/hooks/{h}", id).then().statusCode(200).body("secret", nullValue());
        assertThat(keysOf(id)).extracting(HookKey::secret).containsExactly(made.<String> path("secret"));
    }

    @Test
    void a_repetition_under_the_same_idempotency_key_shows_no_secret() {
        String key = Ulid.next();
        Map<String, String> body = Map.of("provider", "github", "name", "twice");
        Response first = asOwner().header("Idempotency-Key", key).body(body).post("/admin/webhooks/hooks");

        asOwner().header("Idempotency-Key", key).body(body).post("/admin/webhooks/hooks").then().statusCode(201)
                .body("id", equalTo(first.path("id"))).body("secret", nullValue());
    }

    @Test
    void the_token_of_gitlab_is_not_stored() {
        Response made = create("gitlab");
        HookKey key = keysOf(made.path("id")).get(0);

        assertThat(key.isToken(made.path("secret"))).isTrue();
        assertThat(key.secret()).isNotEqualTo(made.<String> path("secret"));
    }

    @Test
    void a_rotation_keeps_the_secret_before_for_the_overlap() {
        Response made = create("github");
        String id = made.path("id");

        Response rotated = asOwner().body(Map.of("overlap", "PT1H")).post("/admin/webhooks/hooks/{h}/rotate", id);

        rotated.then().statusCode(200).body("previousSecretUntil", notNullValue());
        assertThat(keysOf(id)).extracting(HookKey::secret).containsExactly(rotated.<String> path("secret"),
                made.<String> path("secret"));
        asOwner().body(Map.of("overlap", "P31D")).post("/admin/webhooks/hooks/{h}/rotate", id).then().statusCode(400)
                .body("errors[0].field", equalTo("overlap"));
    }

    @Test
    void a_hook_is_changed_only_in_the_state_that_the_caller_has_seen() {
        String id = create("github").path("id");
        String tag = asOwner().get("/admin/webhooks/hooks/{h}", id).header("ETag");

        asOwner().header("If-Match", tag).body(Map.of("externalHookId", "42")).patch("/admin/webhooks/hooks/{h}", id).then()
                .statusCode(200).body("externalHookId", equalTo("42"));
        asOwner().header("If-Match", tag).body(Map.of("active", false)).patch("/admin/webhooks/hooks/{h}", id).then()
                .statusCode(412);
        asOwner().delete("/admin/webhooks/hooks/{h}", id).then().statusCode(204);
        asOwner().get("/admin/webhooks/hooks/{h}", id).then().statusCode(404).body("code", equalTo("hook_not_found"));
    }

    @Test
    void what_is_no_hook_is_refused_by_its_field() {
        asOwner().body(Map.of("provider", "bitbucket", "name", "x")).post("/admin/webhooks/hooks").then().statusCode(400)
                .body("errors[0].field", equalTo("provider"));
        asOwner().body(Map.of("provider", "github")).post("/admin/webhooks/hooks").then().statusCode(400)
                .body("errors[0].field", equalTo("name"));
    }

    @Test
    void events_are_listed_by_what_they_are_and_shown_with_their_payload() {
        String repository = "octo/" + Ulid.next();
        String dead = WebhookRows.add(pool, "dead", repository);
        WebhookRows.add(pool, "processed", repository);

        asOwner().get("/admin/webhooks/events?state=dead&provider=github&event=push&repository=" + repository).then()
                .statusCode(200).body("items", hasSize(1)).body("items[0].id", equalTo(dead))
                .body("items[0].outcome", equalTo("Why."));
        asOwner().get("/admin/webhooks/events?repository=" + repository + "&limit=1").then().body("items", hasSize(1))
                .body("nextCursor", notNullValue());
        asOwner().get("/admin/webhooks/events?state=lost").then().statusCode(400).body("errors[0].field", equalTo("state"));
        assertThat(asOwner().get("/admin/webhooks/events/{e}/payload", dead).asString()).isEqualTo(WebhookRows.PAYLOAD);
    }

    @Test
    void a_replayed_event_waits_for_a_worker_again() {
        String event = WebhookRows.dead(pool);

        asOwner().post("/admin/webhooks/events/{e}/replay", event).then().statusCode(200).body("state", equalTo("received"))
                .body("attempts", equalTo(0)).body("outcome", nullValue());
    }

    @Test
    void an_event_without_its_payload_cannot_be_replayed() {
        String event = WebhookRows.dead(pool);
        pool.preparedQuery("update webhook_event set body = null where id = $1").executeAndAwait(Tuple.of(event));

        asOwner().post("/admin/webhooks/events/{e}/replay", event).then().statusCode(409)
                .body("code", equalTo("event_body_gone"));
        asOwner().get("/admin/webhooks/events/{e}/payload", event).then().statusCode(409);
        asOwner().post("/admin/webhooks/events/{e}/replay", Ulid.next()).then().statusCode(404)
                .body("code", equalTo("event_not_found"));
    }

    @Test
    void a_range_is_replayed_by_time_and_state() {
        String old = WebhookRows.dead(pool);
        String fine = WebhookRows.add(pool, "processed", "octo/hello");
        Instant then = Instant.parse("2020-05-01T12:00:00Z");
        pool.preparedQuery("update webhook_event set received_at = $2 where id = any($1)")
                .executeAndAwait(Tuple.of(new String[] { old, fine }, then.atOffset(ZoneOffset.UTC)));

        asOwner().body(Map.of("from", then.toString(), "to", then.plusSeconds(1).toString()))
                .post("/admin/webhooks/events/replay").then().statusCode(200).body("replayed", equalTo(1));

        asOwner().get("/admin/webhooks/events/{e}", old).then().body("state", equalTo("received"));
        asOwner().get("/admin/webhooks/events/{e}", fine).then().body("state", equalTo("processed"));
        asOwner().body(Map.of("from", then.toString())).post("/admin/webhooks/events/replay").then().statusCode(400)
                .body("errors[0].field", equalTo("to"));
    }
}
