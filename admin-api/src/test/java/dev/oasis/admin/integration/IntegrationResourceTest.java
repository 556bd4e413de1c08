package dev.oasis.admin.integration;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.oasis.common.crypto.seal.SealedColumn;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.arc.All;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class IntegrationResourceTest extends ProviderFixture {

    private static final String INTEGRATIONS = "/admin/integrations";

    @Inject
    Pool pool;
    @Inject
    IntegrationStates states;
    @Inject
    @All
    List<SealedColumn> sealed;

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
    void an_app_is_made_by_a_manifest_and_reaches_what_it_is_installed_for() {
        standIn.repository("acme/by-app");
        Response begun = asOwner().body(Map.of("name", "Oasis", "baseUrl", standIn.url()))
                .post(INTEGRATIONS + "/github-app/manifest");
        begun.then().statusCode(200);
        String id = begun.path("integrationId");

        String callback = ProviderBrowser.agree(begun);

        ProviderBrowser.comeBack(callback).then().statusCode(303);
        ProviderBrowser.comeBack(callback).then().statusCode(400).body("code", equalTo("integration_state_invalid"));
        asOwner().get(INTEGRATIONS + "/{i}", id).then().statusCode(200).body("kind", equalTo("github_app"));
        asOwner().get(INTEGRATIONS + "/{i}/repositories", id).then().statusCode(200)
                .body("items.fullName", hasItem("acme/by-app"));
        asOwner().post(INTEGRATIONS + "/{i}/check", id).then().statusCode(200).body("alarm", nullValue());
        var hook = pool.query("select external_app_id from webhook_hook where integration_id = '" + id + "'").executeAndAwait();
        assertThat(hook.iterator().next().getString(0)).isEqualTo(asOwner().get(INTEGRATIONS + "/{i}", id).path("externalId"));
    }

    @Test
    void a_provider_that_is_away_when_the_browser_comes_back_costs_nothing() {
        Response begun = asOwner().body(Map.of("name", "Oasis", "baseUrl", standIn.url()))
                .post(INTEGRATIONS + "/github-app/manifest");
        String callback = ProviderBrowser.agree(begun);
        standIn.fail(502, 1);

        ProviderBrowser.comeBack(callback).then().statusCode(503).body("code", equalTo("provider_unreachable"));
        ProviderBrowser.comeBack(callback).then().statusCode(303);
        asOwner().get(INTEGRATIONS + "/{i}", begun.<String> path("integrationId")).then().statusCode(200);
    }

    @Test
    void who_says_no_at_the_provider_is_told_to_begin_again() {
        Response begun = asOwner().body(Map.of("kind", "gitlab_oauth", "name", "GitLab", "baseUrl", standIn.url(), "clientId",
                "client", "clientSecret", "client-secret")).post(INTEGRATIONS + "/grant");
        String state = ProviderBrowser.agree(begun).replaceAll(".*state=([^&]+).*", "$1");

        ProviderBrowser.comeBack("/auth/integrations/callback?error=access_denied&error_description=No&state=" + state).then()
                .statusCode(400).body("code", equalTo("integration_state_invalid")).body("detail", containsString("said no"));
    }

    @Test
    void what_was_begun_is_forgotten_when_its_hour_is_over() {
        String callback = ProviderBrowser.agree(asOwner().body(Map.of("name", "Oasis", "baseUrl", standIn.url()))
                .post(INTEGRATIONS + "/github-app/manifest"));
        pool.query("update integration_state set expires_at = now() - interval '1 second'").executeAndAwait();

        ProviderBrowser.comeBack(callback).then().statusCode(400).body("code", equalTo("integration_state_invalid"));
        states.forgetExpired().await().atMost(Duration.ofSeconds(10));
        assertThat(pool.query("select count(*) from integration_state").executeAndAwait().iterator().next().getLong(0))
                .isZero();
        assertThat(sealed).extracting(SealedColumn::table).contains("integration", "integration_state", "webhook_hook");
    }

    @Test
    void an_app_that_is_installed_no_longer_says_so_and_reaches_its_repositories_again_when_it_is() {
        JsonObject app = standIn.app("http://127.0.0.1:1/");
        String number = standIn.repository("acme/of-app");
        String id = asOwner().body(Map.of("kind", "github_app", "name", "By key", "baseUrl", standIn.url(), "appId",
                String.valueOf(app.getValue("id")), "privateKey", app.getString("privateKey"), "webhookSecret",
                app.getString("webhookSecret"))).post(INTEGRATIONS).then().statusCode(201).extract().path("id");
        String repository = asOwner().body(Map.of("integrationId", id, "externalId", number, "installationId",
                String.valueOf(app.getValue("installation")))).post("/admin/repositories").then().statusCode(201).extract()
                .path("id");
        check(id).body("alarm", nullValue());

        standIn.order("installations", Map.of("app", app.getValue("id"), "remove", app.getValue("installation")));
        String since = check(id).body("alarm", containsString("The GitHub App is installed nowhere"))
                .body("alarm", containsString("/github-apps/" + app.getString("slug"))).extract().path("alarmSince");
        check(id).body("alarmSince", equalTo(since));
        asOwner().get("/admin/repositories/{r}", repository).then().body("alarm", containsString("no longer installed"));
        asOwner().get("/admin/repositories/{r}/commits", repository).then().statusCode(409)
                .body("detail", containsString("not installed there any more"));

        standIn.order("installations", Map.of("app", app.getValue("id"), "account", "acme"));
        check(id).body("alarm", nullValue());
        asOwner().get("/admin/repositories/{r}", repository).then().body("alarm", nullValue());
        asOwner().get("/admin/repositories/{r}/commits", repository).then().statusCode(200);
    }

    private static ValidatableResponse check(String integration) {
        return asOwner().post(INTEGRATIONS + "/{i}/check", integration).then().statusCode(200);
    }

    @Test
    void a_limited_provider_tells_us_when_and_we_pass_it_on() {
        String id = byToken("github", standIn.token("github")).path("id");
        standIn.limit(Duration.ofSeconds(90));

        int seconds = Integer.parseInt(asOwner().get(INTEGRATIONS + "/{i}/repositories", id).then()
                .body("code", equalTo("provider_rate_limited")).extract().header("Retry-After"));

        assertThat(seconds).isBetween(60, 120);
    }

    @Test
    void a_host_that_the_operator_has_not_named_is_asked_for_nothing() {
        for (String kind : List.of("github_token", "gitlab_token")) {
            asOwner().body(Map.of("kind", kind, "name", "x", "token", "t")).post(INTEGRATIONS).then().statusCode(400)
                    .body("code", equalTo("provider_host_refused")).body("detail", containsString("oasis.provider.hosts"));
        }
        asOwner().body(Map.of("name", "x")).post(INTEGRATIONS + "/github-app/manifest").then().statusCode(400)
                .body("errors[0].field", equalTo("baseUrl"));
    }

    @Test
    void a_grant_is_renewed_before_it_ends_and_each_refresh_token_serves_once() {
        standIn.order("grants", Map.of("seconds", 1));
        Response begun = asOwner().body(Map.of("kind", "gitlab_oauth", "name", "GitLab", "baseUrl", standIn.url(), "clientId",
                "client", "clientSecret", "client-secret")).post(INTEGRATIONS + "/grant");
        String id = begun.path("integrationId");

        ProviderBrowser.comeBack(ProviderBrowser.agree(begun)).then().statusCode(303);
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
        asOwner().body(Map.of("kind", "github_app", "name", "x", "baseUrl", standIn.url(), "appId", "1", "privateKey",
                "none", "webhookSecret", "0123456789abcdef")).post(INTEGRATIONS).then().statusCode(400)
                .body("errors[0].field", equalTo("privateKey"));
    }

    private static Response byToken(String provider, String token) {
        return asOwner().body(Map.of("kind", provider + "_token", "name", "By token", "baseUrl", standIn.url(), "token", token))
                .post(INTEGRATIONS);
    }

    private static List<JsonObject> hooksOf(String repository) {
        return standIn.hooks().stream().filter(hook -> repository.equals(hook.getString("repository"))).toList();
    }
}
