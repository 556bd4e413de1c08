package dev.oasis.admin.removal;

import static dev.oasis.admin.Api.as;
import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.keyWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.oasis.admin.integration.ProviderBrowser;
import dev.oasis.admin.integration.ProviderFixture;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class WebhookRemovalTest extends ProviderFixture {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    @Inject
    Pool pool;

    @Test
    void a_webhook_goes_later_when_the_provider_is_away_while_its_repository_is_deleted() {
        String integration = byToken(standIn.token("github"));
        String name = freshName();
        String repository = add(integration, name);
        standIn.fail(502, 1);

        asOwner().delete("/admin/repositories/{r}", repository).then().statusCode(204);

        assertThat(hooksOf(name)).hasSize(1);
        asOwner().get("/admin/repositories/{r}", repository).then().statusCode(404);
        Map<String, Object> waiting = removalOf(name);
        assertThat(waiting).containsEntry("state", "waiting").containsEntry("attempts", 1);
        assertThat(String.valueOf(waiting.get("reason"))).contains("502");
        untilGone(name);
        asOwner().get("/admin/webhook-removals").then().body("items.repository", not(hasItem(name)));
        asOwner().get("/admin/integrations/{i}", integration).then().statusCode(200);
    }

    @Test
    void an_integration_is_gone_at_once_and_its_credentials_with_the_last_webhook() {
        String integration = byToken(standIn.token("gitlab"), "gitlab_token");
        List<String> names = List.of(freshName(), freshName(), freshName());
        names.forEach(name -> add(integration, name));
        standIn.fail(502, 1);

        asOwner().delete("/admin/integrations/{i}", integration).then().statusCode(204);

        asOwner().get("/admin/integrations/{i}", integration).then().statusCode(404);
        asOwner().get("/admin/integrations").then().body("items.id", not(hasItem(integration)));
        asOwner().get("/admin/repositories").then().body("items.fullName", not(hasItem(names.get(0))));
        asOwner().post("/admin/integrations/{i}/check", integration).then().statusCode(404);
        asOwner().body(Map.of("integrationId", integration, "externalId", standIn.repository(names.get(0))))
                .post("/admin/repositories").then().statusCode(404);
        asOwner().delete("/admin/integrations/{i}", integration).then().statusCode(404);
        names.forEach(this::untilGone);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> rowsOf(integration) == 0);
    }

    @Test
    void what_the_provider_refuses_to_remove_is_left_there_and_said() {
        String token = standIn.token("github");
        String integration = byToken(token);
        String name = freshName();
        add(integration, name);
        standIn.order("revoke", Map.of("token", token));

        asOwner().delete("/admin/integrations/{i}", integration).then().statusCode(204);

        Awaitility.await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(removalOf(name)).containsEntry("state", "left"));
        assertThat(String.valueOf(removalOf(name).get("reason"))).contains("401").contains("Bad credentials");
        assertThat(removalOf(name)).containsEntry("nextAttemptAt", null);
        assertThat(rowsOf(integration)).as("credentials that nobody needs").isZero();
        assertThat(hooksOf(name)).hasSize(1);
    }

    @Test
    void a_provider_that_wants_to_be_left_alone_is_not_asked_for_the_other_webhooks_either() {
        String integration = byToken(standIn.token("github"));
        List<String> names = List.of(freshName(), freshName());
        names.forEach(name -> add(integration, name));
        standIn.limit(Duration.ofSeconds(600));

        asOwner().delete("/admin/integrations/{i}", integration).then().statusCode(204);

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(pool.query("""
                select count(*) from webhook_removal where next_attempt_at > now() + interval '8 minutes'
                and integration_id = '""" + integration + "'").executeAndAwait().iterator().next().getLong(0)).isEqualTo(2));
        assertThat(names.stream().mapToInt(name -> (int) removalOf(name).get("attempts")).sum()).isEqualTo(1);
        standIn.reset();
        pool.query("update webhook_removal set next_attempt_at = now() where integration_id = '" + integration + "'")
                .executeAndAwait();
        names.forEach(this::untilGone);
    }

    @Test
    void a_grant_is_still_renewed_to_remove_what_was_registered_with_it() {
        standIn.order("grants", Map.of("seconds", 1));
        Response begun = asOwner().body(Map.of("kind", "gitlab_oauth", "name", "GitLab", "baseUrl", standIn.url(), "clientId",
                "client", "clientSecret", "client-secret")).post("/admin/integrations/grant");
        ProviderBrowser.comeBack(ProviderBrowser.agree(begun)).then().statusCode(303);
        String name = freshName();
        add(begun.path("integrationId"), name);
        int renewals = standIn.received().size();

        asOwner().delete("/admin/integrations/{i}", begun.<String> path("integrationId")).then().statusCode(204);

        untilGone(name);
        assertThat(standIn.received()).hasSizeGreaterThan(renewals).allSatisfy(
                one -> assertThat(one.getBoolean("ok")).isTrue());
        assertThat(rowsOf(begun.path("integrationId"))).isZero();
    }

    @Test
    void an_attempt_whose_process_died_is_made_again() {
        String integration = byToken(standIn.token("github"));
        String name = freshName();
        String repository = add(integration, name);
        standIn.fail(502, 1);
        asOwner().delete("/admin/repositories/{r}", repository).then().statusCode(204);
        // As a process leaves it that ended while it waited for the provider: counted, and leased.
        pool.query("update webhook_removal set attempts = 7, reason = null, next_attempt_at = now() - interval '1 second'"
                + " where repository_full_name = '" + name + "'").executeAndAwait();

        untilGone(name);
    }

    @Test
    void the_list_belongs_to_those_who_administer_everything() {
        String bound = keyWith(Map.of("name", "bound", "scopes", List.of("admin"), "apps", List.of(freshApp())));

        as(bound).get("/admin/webhook-removals").then().statusCode(403);
        as(keyWith(Map.of("name", "reader", "scopes", List.of("read")))).get("/admin/webhook-removals").then().statusCode(403);
    }

    // What waits is due now: its pauses are not what these tests are about.
    private void untilGone(String name) {
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> {
            pool.query("update webhook_removal set next_attempt_at = now() where left_at is null and attempts > 0"
                    + " and reason is not null and repository_full_name = '" + name + "'").executeAndAwait();
            return hooksOf(name).isEmpty() && removalOf(name) == null;
        });
    }

    private long rowsOf(String integration) {
        return pool.query("select count(*) from integration where id = '" + integration + "'").executeAndAwait().iterator()
                .next().getLong(0);
    }

    private static Map<String, Object> removalOf(String name) {
        return asOwner().get("/admin/webhook-removals?limit=100").jsonPath().<Map<String, Object>> getList("items").stream()
                .filter(one -> name.equals(one.get("repository"))).findFirst().orElse(null);
    }

    private static String add(String integration, String name) {
        return asOwner().body(Map.of("integrationId", integration, "externalId", standIn.repository(name)))
                .post("/admin/repositories").then().statusCode(201).extract().path("id");
    }

    private static String byToken(String token) {
        return byToken(token, "github_token");
    }

    private static String byToken(String token, String kind) {
        return asOwner().body(Map.of("kind", kind, "name", "By token", "baseUrl", standIn.url(), "token", token))
                .post("/admin/integrations").then().statusCode(201).extract().path("id");
    }

    private static String freshName() {
        return "acme/removed-" + COUNTER.incrementAndGet();
    }

    private static List<JsonObject> hooksOf(String repository) {
        return standIn.hooks().stream().filter(hook -> repository.equals(hook.getString("repository"))).toList();
    }
}
