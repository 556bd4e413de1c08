package dev.oasis.admin.integration;

import static dev.oasis.admin.Api.asOwner;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * Every way of integrating, each with a provider that is away, answers nonsense, limits us, and quotes in its refusals what it
 * was sent. Nothing secret may be found afterwards in an answer, in the log or in any table: outbox and audit trail included.
 */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class IntegrationSecrecyTest extends ProviderFixture {

    private static final String INTEGRATIONS = "/admin/integrations";
    private static final List<Object> TROUBLES = List.of("echo", 502, 403, "secondary");

    @Inject
    Pool pool;

    private final List<String> secrets = new ArrayList<>();
    private final StringBuilder answers = new StringBuilder();

    @Test
    void whatever_goes_wrong_nothing_secret_is_found_anywhere() {
        asOwner().get(INTEGRATIONS).then().statusCode(200);
        String log;
        try (RecordedLog recorded = new RecordedLog()) {
            byToken("github");
            byToken("gitlab");
            byKeyOfAnApp();
            byManifest();
            byGrant("github_oauth");
            byGrant("gitlab_oauth");
            log = recorded.text();
        }

        assertThat(log).as("something was logged at all").contains("dev.oasis");
        assertThat(secrets).hasSizeGreaterThan(20).allSatisfy(secret -> {
            assertThat(answers.toString()).as("answers").doesNotContain(secret);
            assertThat(log).as("log").doesNotContain(secret);
        });
        // The webhook's own secret is made by us and seen by the provider alone.
        assertThat(answers + log).doesNotContainPattern("[0-9a-f]{64}");
        everyTable().forEach((table, content) -> secrets
                .forEach(secret -> assertThat(content).as(table).doesNotContain(secret)));
    }

    private void byToken(String provider) {
        String token = secret(standIn.token(provider));
        Map<String, Object> request = Map.of("kind", provider + "_token", "name", "By token", "baseUrl", standIn.url(), "token",
                token);
        inTrouble(() -> asOwner().body(request).post(INTEGRATIONS));
        String id = good(asOwner().body(request).post(INTEGRATIONS), 201).path("id");
        String other = secret(standIn.token(provider));
        inTrouble(() -> asOwner().body(Map.of("token", other)).patch(INTEGRATIONS + "/{i}", id));
        inTrouble(() -> asOwner().post(INTEGRATIONS + "/{i}/check", id));
        inTrouble(() -> asOwner().get(INTEGRATIONS + "/{i}/repositories", id));
        String number = standIn.repository("acme/secrets-" + provider);
        inTrouble(() -> asOwner().body(Map.of("integrationId", id, "externalId", number)).post("/admin/repositories"));
        String repository = good(asOwner().body(Map.of("integrationId", id, "externalId", number)).post("/admin/repositories"),
                201).path("id");
        standIn.hooks().forEach(hook -> secret(hook.getString("secret")));
        inTrouble(() -> asOwner().get("/admin/repositories/{r}/commits", repository));
        standIn.fail("echo", 1);
        good(asOwner().delete("/admin/repositories/{r}", repository), 204);
        asOwner().get("/admin/webhook-removals").then().statusCode(200);
        good(asOwner().delete(INTEGRATIONS + "/{i}", id), 204);
    }

    private void byKeyOfAnApp() {
        JsonObject app = standIn.app("http://127.0.0.1:1/");
        String key = app.getString("privateKey");
        Arrays.stream(key.split("\n")).filter(line -> !line.startsWith("-----")).limit(3).forEach(this::secret);
        Map<String, Object> request = Map.of("kind", "github_app", "name", "By key", "baseUrl", standIn.url(), "appId",
                String.valueOf(app.getValue("id")), "privateKey", key, "webhookSecret", secret(app.getString("webhookSecret")));
        inTrouble(() -> asOwner().body(request).post(INTEGRATIONS));
        Map<String, Object> damaged = new HashMap<>(request);
        damaged.put("privateKey", key.replace("A", "B"));
        answers.append(asOwner().body(damaged).post(INTEGRATIONS).asString());
        String id = good(asOwner().body(request).post(INTEGRATIONS), 201).path("id");
        inTrouble(() -> asOwner().post(INTEGRATIONS + "/{i}/check", id));
        inTrouble(() -> asOwner().get(INTEGRATIONS + "/{i}/repositories", id));
    }

    private void byManifest() {
        Map<String, Object> request = Map.of("name", "By manifest", "baseUrl", standIn.url());
        for (Object trouble : TROUBLES) {
            String callback = begin(INTEGRATIONS + "/github-app/manifest", request);
            standIn.fail(trouble, 1);
            answers.append(ProviderBrowser.comeBack(callback).asString());
        }
        good(ProviderBrowser.comeBack(begin(INTEGRATIONS + "/github-app/manifest", request)), 303);
    }

    private void byGrant(String kind) {
        Map<String, Object> request = Map.of("kind", kind, "name", "By grant", "baseUrl", standIn.url(), "clientId", "client",
                "clientSecret", secret("client-secret"));
        for (Object trouble : TROUBLES) {
            String callback = begin(INTEGRATIONS + "/grant", request);
            standIn.fail(trouble, 1);
            answers.append(ProviderBrowser.comeBack(callback).asString());
        }
        Map<String, Object> wrong = new HashMap<>(request);
        wrong.put("clientSecret", secret("wrong-and-short"));
        answers.append(ProviderBrowser.comeBack(begin(INTEGRATIONS + "/grant", wrong)).asString());
        standIn.order("grants", Map.of("seconds", 1));
        Response begun = asOwner().body(request).post(INTEGRATIONS + "/grant");
        good(ProviderBrowser.comeBack(remember(ProviderBrowser.agree(begun))), 303);
        inTrouble(() -> asOwner().post(INTEGRATIONS + "/{i}/check", begun.<String> path("integrationId")));
    }

    private String begin(String path, Map<String, Object> request) {
        return remember(ProviderBrowser.agree(asOwner().body(request).post(path)));
    }

    // Whoever had code and state before they are used could use them.
    private String remember(String callback) {
        for (String parameter : callback.substring(callback.indexOf('?') + 1).split("&")) {
            secret(parameter.substring(parameter.indexOf('=') + 1));
        }
        return callback;
    }

    private interface Call {
        Response send();
    }

    private void inTrouble(Call call) {
        for (Object trouble : TROUBLES) {
            standIn.fail(trouble, 1);
            Response response = call.send();
            assertThat(response.statusCode()).as(response.asString()).isGreaterThanOrEqualTo(200);
            answers.append(response.getHeaders()).append(response.asString()).append('\n');
            standIn.order("reset", Map.of());
        }
    }

    private Response good(Response response, int status) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        answers.append(response.getHeaders()).append(response.asString()).append('\n');
        return response;
    }

    private String secret(String text) {
        secrets.add(text);
        return text;
    }

    private Map<String, String> everyTable() {
        Map<String, String> tables = new HashMap<>();
        pool.query("select quote_ident(table_name) from information_schema.tables where table_schema = 'public'")
                .executeAndAwait().forEach(row -> tables.put(row.getString(0), ""));
        assertThat(tables).containsKeys("audit_entry", "outbox", "idempotency", "integration", "integration_state",
                "webhook_removal");
        // Binary columns as text too: audit entries are kept as bytes.
        tables.replaceAll((table, none) -> pool
                .query("select coalesce(string_agg(t::text, ' '), '') from " + table + " t").executeAndAwait().iterator().next()
                .getString(0));
        tables.put("audit_entry as text", pool
                .query("select coalesce(string_agg(convert_from(canonical, 'UTF8'), ' '), '') from audit_entry")
                .executeAndAwait().iterator().next().getString(0));
        return tables;
    }
}
