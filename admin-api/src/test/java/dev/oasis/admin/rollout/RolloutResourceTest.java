package dev.oasis.admin.rollout;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.PublishedRelease.draft;
import static dev.oasis.admin.PublishedRelease.freshApp;
import static dev.oasis.admin.PublishedRelease.publish;
import static dev.oasis.admin.PublishedRelease.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.admin.Api;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class RolloutResourceTest {

    private static final String RELEASE = "/admin/apps/{app}/releases/{r}";
    private static final String ROLLOUT = RELEASE + "/rollouts/{c}";
    private static final String LINUX = "linux-x86_64";

    @Inject
    Pool pool;

    @Test
    void aReleaseIsPublishedToAPartOfTheClientsAndGrows() {
        String app = freshApp();
        String release = draft(app, "1.0.0", LINUX);
        publish(app, release, "{\"percent\":2.5}").then().statusCode(200).body("status", equalTo("published"));

        asOwner().get(ROLLOUT, app, release, "stable").then().statusCode(200)
                .body("percent", equalTo(2.5f)).body("held", equalTo(false));
        long before = catalogVersion();
        asOwner().body("{\"percent\":50}").patch(ROLLOUT, app, release, "stable")
                .then().statusCode(200).body("percent", equalTo(50f));
        assertThat(catalogVersion()).isGreaterThan(before);
        asOwner().body("{\"percent\":25}").patch(ROLLOUT, app, release, "stable")
                .then().statusCode(409).body("code", equalTo("rollout_only_grows"));
        long after = catalogVersion();
        asOwner().body("{\"percent\":50}").patch(ROLLOUT, app, release, "stable").then().statusCode(200);
        assertThat(catalogVersion()).isEqualTo(after);
    }

    @Test
    void publishingNeedsNoBodyAndThenReachesEverybody() throws Exception {
        String app = freshApp();
        String release = draft(app, "1.0.0", LINUX);
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port
                + "/admin/apps/" + app + "/releases/" + release + "/publish"))
                .header("Authorization", "Bearer " + Api.ownerKey()).POST(HttpRequest.BodyPublishers.noBody()).build();

        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        asOwner().get(ROLLOUT, app, release, "stable").then().body("percent", equalTo(100f));
    }

    @Test
    void aRolloutIsHeldAndGoesOn() {
        String app = freshApp();
        String release = published(app, "1.0.0", LINUX);

        asOwner().body("{\"held\":true}").patch(ROLLOUT, app, release, "stable").then().statusCode(200).body("held",
                equalTo(true));
        asOwner().body("{\"held\":false}").patch(ROLLOUT, app, release, "stable").then().body("held", equalTo(false));
    }

    @Test
    void promotingOffersAReleaseOnOneMoreChannelInTheSameOrderOfClients() {
        String app = freshApp();
        String release = published(app, "1.0.0-beta.1", LINUX);

        asOwner().body("{\"channel\":\"stable\",\"percent\":10}").post(RELEASE + "/promote", app, release)
                .then().statusCode(201).header("Location", endsWith("/releases/" + release + "/rollouts/stable"))
                .body("percent", equalTo(10f));
        asOwner().get(RELEASE + "/rollouts", app, release).then().body("items.channel", contains("beta", "stable"));
        assertThat(pool.preparedQuery("select count(distinct salt) from rollout where release_id = $1")
                .executeAndAwait(Tuple.of(release)).iterator().next().getLong(0)).isEqualTo(1);
        asOwner().body("{\"channel\":\"stable\"}").post(RELEASE + "/promote", app, release)
                .then().statusCode(409).body("code", equalTo("rollout_exists"));
        asOwner().body("{\"channel\":\"gamma\"}").post(RELEASE + "/promote", app, release)
                .then().statusCode(400).body("code", equalTo("channel_unknown"));
        asOwner().get(ROLLOUT, app, release, "alpha").then().statusCode(404).body("code", equalTo("rollout_not_found"));
    }

    @Test
    void aDraftIsNotPromoted() {
        String app = freshApp();
        asOwner().body("{\"channel\":\"beta\"}").post(RELEASE + "/promote", app, draft(app, "1.0.0", LINUX))
                .then().statusCode(409).body("code", equalTo("release_not_published"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "-1", "100.01", "0.001", "1e999999999", "1e-999999999" })
    void aShareThatIsNoneIsRefused(String percent) {
        String app = freshApp();
        publish(app, draft(app, "1.0.0", LINUX), "{\"percent\":" + percent + "}")
                .then().statusCode(400).body("errors[0].field", equalTo("percent"));
    }

    @Test
    void theDatabaseItselfLetsNoRolloutShrink() {
        String release = published(freshApp(), "1.0.0", LINUX);

        assertThatThrownBy(() -> pool.preparedQuery("update rollout set basis_points = 1 where release_id = $1")
                .executeAndAwait(Tuple.of(release))).hasMessageContaining("only grows");
    }

    @Test
    void termsChangeAlsoAfterPublishing() {
        String app = freshApp();
        String release = published(app, "1.0.0", LINUX);

        asOwner().body("{\"floor\":true,\"critical\":true,\"minimumOs\":{\"darwin\":\"13\",\"windows\":\"10.0.19041\"}}")
                .patch(RELEASE + "/terms", app, release)
                .then().statusCode(200).body("floor", equalTo(true)).body("minimumOs.darwin", equalTo("13.0"));
        asOwner().body("{\"minimumOs\":null,\"critical\":false}").patch(RELEASE + "/terms", app, release)
                .then().body("minimumOs", anEmptyMap()).body("critical", equalTo(false)).body("floor", equalTo(true));
        asOwner().body("{\"minimumOs\":{\"darwin\":\"Ventura\"}}").patch(RELEASE + "/terms", app, release)
                .then().statusCode(400).body("errors[0].field", equalTo("minimumOs.darwin"));
    }

    @Test
    void optionsOfAnAppAreOffUntilTurnedOn() {
        String app = freshApp();

        asOwner().body("{\"addressBuckets\":true}").patch("/admin/apps/{app}/options", app).then().statusCode(200);
        asOwner().get("/admin/apps/{app}/options", app).then().body("addressBuckets", equalTo(true))
                .body("msiNsisInterchangeable", equalTo(false)).body("quietForOldest", equalTo(false));
    }

    private long catalogVersion() {
        return pool.query("select version from catalog_clock").executeAndAwait().iterator().next().getLong(0);
    }
}
