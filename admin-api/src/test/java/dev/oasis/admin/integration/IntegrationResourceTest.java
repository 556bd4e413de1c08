package dev.oasis.admin.integration;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.oasis.testkit.provider.ProviderStandIn;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class IntegrationResourceTest {

    private static final String INTEGRATIONS = "/admin/integrations";
    private static ProviderStandIn standIn;

    @Inject
    Pool pool;

    @BeforeAll
    static void start() {
        standIn = ProviderStandIn.start();
    }

    @AfterAll
    static void stop() {
        standIn.close();
    }

    @BeforeEach
    void reset() {
        standIn.reset();
    }

    @Test
    void a_token_is_proven_and_kept_so_that_nobody_reads_it() {
        String token = standIn.token("github");
        Response made = byToken("github", token);
        String id = made.path("id");

        made.then().statusCode(201).body("account", equalTo("octo")).body("alarm", nullValue());
        assertThat(made.asString()).doesNotContain(token);
        assertThat(asOwner().get(INTEGRATIONS + "/{i}", id).asString()).doesNotContain(token);
        String everything = "select coalesce(string_agg(i::text, ''), '') from integration i";
        assertThat(pool.query(everything).executeAndAwait().iterator().next().getString(0)).contains(id)
                .doesNotContain(token);
    }

    @Test
    void a_token_that_the_provider_refuses_is_not_kept() {
        byToken("gitlab", "glpat-wrong").then().statusCode(409).body("code", equalTo("provider_refused"))
                .body("detail", containsString("401"));
    }

    @Test
    void a_repository_gets_its_webhook_and_loses_it_with_the_repository() {
        for (String provider : List.of("github", "gitlab")) {
            String app = freshApp();
            String name = "acme/of-" + provider;
            String number = standIn.repository(name);
            String integration = byToken(provider, standIn.token(provider)).path("id");
            asOwner().get(INTEGRATIONS + "/{i}/repositories", integration).then().statusCode(200)
                    .body("items.externalId", hasItem(number));

            Response made = asOwner().body(Map.of("integrationId", integration, "externalId", number, "app", app))
                    .post("/admin/repositories");
            String id = made.path("id");

            made.then().statusCode(201).body("fullName", equalTo(name));
            JsonObject hook = hooksOf(name).get(0);
            assertThat(hook.getString("url")).contains("/webhooks/" + provider + "/");
            assertThat(hook.getString("secret")).hasSizeGreaterThan(30);
            asOwner().get("/admin/repositories/{r}/commits", id).then().statusCode(200)
                    .body("items[0].message", equalTo("Add the app"));
            asOwner().queryParam("app", app).get("/admin/repositories").then().body("items.id", equalTo(List.of(id)));
            asOwner().body(Map.of("integrationId", integration, "externalId", number)).post("/admin/repositories").then()
                    .statusCode(409).body("code", equalTo("repository_exists"));
            asOwner().body("{\"app\":null}").patch("/admin/repositories/{r}", id).then().statusCode(200)
                    .body("appId", nullValue());
            asOwner().delete("/admin/repositories/{r}", id).then().statusCode(204);
            assertThat(hooksOf(name)).isEmpty();
        }
    }

    @Test
    void an_app_is_made_by_a_manifest_and_reaches_what_it_is_installed_for() throws Exception {
        standIn.repository("acme/by-app");
        Response begun = asOwner().body(Map.of("name", "Oasis", "baseUrl", standIn.url()))
                .post(INTEGRATIONS + "/github-app/manifest");
        begun.then().statusCode(200);
        String id = begun.path("integrationId");

        URI back = sendForm(begun.path("url"), "manifest=" + URLEncoder.encode(begun.path("manifest"), StandardCharsets.UTF_8));
        String callback = back.getRawPath() + "?" + back.getRawQuery();

        given().redirects().follow(false).urlEncodingEnabled(false).get(callback).then().statusCode(303);
        given().redirects().follow(false).urlEncodingEnabled(false).get(callback).then().statusCode(400)
                .body("code", equalTo("integration_state_invalid"));
        asOwner().get(INTEGRATIONS + "/{i}", id).then().statusCode(200).body("kind", equalTo("github_app"));
        asOwner().get(INTEGRATIONS + "/{i}/repositories", id).then().statusCode(200)
                .body("items.fullName", hasItem("acme/by-app"));
        asOwner().post(INTEGRATIONS + "/{i}/check", id).then().statusCode(200).body("alarm", nullValue());
        var hook = pool.query("select external_app_id from webhook_hook where integration_id = '" + id + "'").executeAndAwait();
        assertThat(hook.iterator().next().getString(0)).isEqualTo(asOwner().get(INTEGRATIONS + "/{i}", id).path("externalId"));
    }

    @Test
    void a_grant_is_renewed_before_it_ends_and_each_refresh_token_serves_once() throws Exception {
        standIn.order("grants", Map.of("seconds", 1));
        Response begun = asOwner().body(Map.of("kind", "gitlab_oauth", "name", "GitLab", "baseUrl", standIn.url(), "clientId",
                "client", "clientSecret", "client-secret")).post(INTEGRATIONS + "/grant");
        String id = begun.path("integrationId");
        URI back = sendForm(begun.path("url"), "");

        given().redirects().follow(false).urlEncodingEnabled(false).get(back.getRawPath() + "?" + back.getRawQuery()).then()
                .statusCode(303);
        asOwner().post(INTEGRATIONS + "/{i}/check", id).then().statusCode(200).body("alarm", nullValue());
        asOwner().post(INTEGRATIONS + "/{i}/check", id).then().statusCode(200).body("alarm", nullValue());

        assertThat(standIn.received()).isNotEmpty().allSatisfy(one -> {
            assertThat(one.getString("kind")).isEqualTo("refresh");
            assertThat(one.getBoolean("ok")).isTrue();
        });
    }

    @Test
    void credentials_that_no_longer_work_raise_an_alarm_until_others_do() {
        String token = standIn.token("github");
        String id = byToken("github", token).path("id");
        standIn.order("revoke", Map.of("token", token));

        asOwner().post(INTEGRATIONS + "/{i}/check", id).then().statusCode(200).body("alarm", containsString("401"));
        asOwner().body(Map.of("token", standIn.token("github"))).patch(INTEGRATIONS + "/{i}", id).then().statusCode(200)
                .body("alarm", nullValue());
    }

    @Test
    void an_integration_tells_how_many_of_its_hooks_have_an_alarm() {
        String id = byToken("github", standIn.token("github")).path("id");
        String number = standIn.repository("acme/alarmed");
        asOwner().body(Map.of("integrationId", id, "externalId", number)).post("/admin/repositories").then().statusCode(201);
        asOwner().get(INTEGRATIONS + "/{i}", id).then().body("alarmedHooks", equalTo(0));

        pool.query("update webhook_hook set alarm = 'It is off.', alarmed_at = now() where integration_id = '" + id + "'")
                .executeAndAwait();

        asOwner().get(INTEGRATIONS + "/{i}", id).then().body("alarmedHooks", equalTo(1)).body("alarm", nullValue());
        asOwner().get(INTEGRATIONS).then().body("items.find { it.id == '" + id + "' }.alarmedHooks", equalTo(1));
    }

    @Test
    void a_provider_is_reached_by_a_safe_address_only() {
        asOwner().body(Map.of("kind", "gitlab_token", "name", "x", "token", "t", "baseUrl", "http://git.example.test"))
                .post(INTEGRATIONS).then().statusCode(400).body("errors[0].field", equalTo("baseUrl"));
        asOwner().body(Map.of("kind", "github_app", "name", "x", "appId", "1", "privateKey", "none", "webhookSecret",
                "0123456789abcdef")).post(INTEGRATIONS).then().statusCode(400).body("errors[0].field", equalTo("privateKey"));
    }

    private static Response byToken(String provider, String token) {
        return asOwner().body(Map.of("kind", provider + "_token", "name", "By token", "baseUrl", standIn.url(), "token", token))
                .post(INTEGRATIONS);
    }

    private static List<JsonObject> hooksOf(String repository) {
        return standIn.hooks().stream().filter(hook -> repository.equals(hook.getString("repository"))).toList();
    }

    // As a browser does; answers where it is sent back to.
    private static URI sendForm(String url, String form) throws IOException, InterruptedException {
        return URI.create(HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build(),
                BodyHandlers.discarding()).headers().firstValue("location").orElseThrow());
    }
}
