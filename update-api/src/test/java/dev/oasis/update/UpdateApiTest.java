package dev.oasis.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.events.ClientEvent;
import dev.oasis.common.events.EventCodec;
import dev.oasis.common.events.UsageCount;
import dev.oasis.testkit.stack.RunningStack;
import dev.oasis.testkit.stack.StackPart;
import dev.oasis.update.RawHttp.Answer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;

/** The service on a real database and broker, from a start without a schema on, asked as clients in the field ask. */
@QuarkusTest
@WithTestResource(value = UpdateStackResource.class, scope = TestResourceScope.GLOBAL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpdateApiTest {

    private static final String LINUX = "linux-x86_64 appimage";

    RunningStack stack;

    @Inject
    Pool pool;
    @Inject
    EventCodec codec;
    @TestHTTPResource
    URI base;

    private RawHttp http;
    private CatalogTables tables;
    private UsageTopic usage;
    private String demo;
    private String oldArtifact;
    private String newArtifact;

    @BeforeAll
    void begin_without_a_schema() {
        http = new RawHttp(base.getPort());
        tables = new CatalogTables(pool);
        usage = new UsageTopic(stack.kafkaBootstrap(), codec);
        assertThat(http.get("/health/ready").status()).isEqualTo(503);
        assertThat(http.get("/health/live").status()).isEqualTo(200);
        assertProblem(http.get("/demo/update/linux/x86_64/1.0.0"), 503, "service_unavailable");
        usage.create();
        tables.migrate();
        demo = tables.app("demo");
        tables.published(demo, "1.0.0", LINUX);
        oldArtifact = tables.published(demo, "1.1.0", LINUX);
        newArtifact = tables.published(demo, "1.2.0", LINUX);
        until(() -> http.get("/health/ready").status() == 200);
        until(() -> http.get("/demo/update/linux/x86_64/1.0.0").body().contains("1.2.0"));
    }

    @Test
    void a_check_is_answered_exactly() {
        Answer answer = http.get("/demo/update/linux/x86_64/1.0.0");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"version\":\"1.2.0\",\"url\":\"https://oasis.example/demo/artifacts/"
                + newArtifact
                + "/My%20App.bin\",\"signature\":\"c2ln\",\"notes\":\"Notes of 1.2.0\",\"pub_date\":\"2026-01-31T12:00:00Z\"}");
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("cache-control")).isEqualTo("public, max-age=0, s-maxage=30");
        assertThat(answer.header("vary")).isEqualTo("X-Oasis-Client, X-Oasis-OS-Version, X-Oasis-Downgrade");
        assertThat(http.get("/demo/update/linux/x86_64/1.0.0", "If-None-Match: " + answer.header("etag")).status())
                .isEqualTo(304);
    }

    @Test
    void every_answer_names_the_version_of_the_catalog_that_it_was_decided_on() {
        long before = tables.clock();
        String app = tables.app("named");
        tables.published(app, "1.0.0", LINUX);
        long after = tables.clock();
        until(() -> catalogOf(http.get("/named/update/linux/x86_64/0.1.0")) >= after);

        assertThat(after).isGreaterThan(before);
        Answer manifest = http.get("/named/latest.json");
        for (Answer answer : List.of(manifest, http.get("/named/update/linux/x86_64/1.0.0"),
                http.get("/named/latest.json", "If-None-Match: " + manifest.header("etag")),
                http.get("/named/update/linux/x86_64/0.1.0?client=a"), http.get("/demo/update/linux/x86_64/1.0.0"))) {
            assertThat(catalogOf(answer)).isBetween(after, tables.clock());
        }
    }

    @Test
    void pages_of_every_site_may_read_what_is_public() {
        for (String target : List.of("/demo/update/linux/x86_64/1.0.0", "/demo/update/linux/x86_64/1.2.0",
                "/demo/latest.json", "/demo/artifacts/" + newArtifact + "/x", "/nobody/latest.json")) {
            Answer answer = http.get(target, "Origin: https://shop.example");
            assertThat(answer.header("access-control-allow-origin")).as(target).isEqualTo("*");
            assertThat(answer.header("access-control-allow-credentials")).isNull();
            assertThat(String.valueOf(answer.header("vary"))).doesNotContainIgnoringCase("origin");
        }
        Answer preflight = http.send("OPTIONS", "/demo/events", null, "Origin: https://shop.example",
                "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: content-type");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("access-control-allow-origin")).isEqualTo("*");
        assertThat(preflight.header("access-control-allow-methods")).contains("POST");
        assertThat(preflight.header("access-control-allow-headers")).containsIgnoringCase("content-type");
        assertThat(preflight.header("access-control-allow-credentials")).isNull();
        assertThat(http.send("POST", "/demo/events", "{}", "Origin: https://shop.example")
                .header("access-control-allow-origin")).isEqualTo("*");
        assertThat(http.get("/health/live", "Origin: https://shop.example").header("access-control-allow-origin")).isNull();
        assertThat(http.get("/q/metrics", "Origin: https://shop.example").header("access-control-allow-origin")).isNull();
    }

    @Test
    void everybody_may_know_the_outcome_and_the_version() {
        JsonObject health = new JsonObject(http.get("/health/detailed").body());
        assertThat(health.fieldNames()).containsExactlyInAnyOrder("status", "uptime");
        assertThat(health.getString("status")).isIn("up", "degraded");
        assertThat(http.get("/health/detailed", "Authorization: Bearer of-the-app").status()).isEqualTo(401);
        assertThat(new JsonObject(http.get("/version").body()).getString("name")).isEqualTo("oasis-update-api");
    }

    @Test
    void nothing_new_is_204_with_the_same_caching() {
        Answer answer = http.get("/demo/update/linux/x86_64/1.2.0");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("cache-control")).isEqualTo("public, max-age=0, s-maxage=30");
        assertThat(answer.header("vary")).isEqualTo("X-Oasis-Client, X-Oasis-OS-Version, X-Oasis-Downgrade");
    }

    @Test
    void an_answer_for_one_client_is_not_for_caches() {
        for (Answer answer : List.of(http.get("/demo/update/linux/x86_64/1.0.0?client=a"),
                http.get("/demo/update/linux/x86_64/1.0.0", "X-Oasis-Client: a"))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("cache-control")).isEqualTo("private, no-store");
            assertThat(answer.header("etag")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/demo/update/linux/x86_64/1.0.0/%7B%7Bbundle_type%7D%7D",
            "/demo/update/linux/x86_64/1.0.0/{{bundle_type}}", "/demo/update/linux/x86_64/1.0.0?bundle={{bundle_type}}",
            "/demo/update/linux/x86_64/1.0.0+5", "/demo/update/linux/x86_64/1.0.0%2B5", "/demo/update/linux/amd64/v1.0.0",
            "/demo/update/linux/1.0.0", "/demo/update/linux-x86_64/1.0.0", "/demo/update/linux-x86_64/1.0.0/appimage",
            "/demo/update/linux/x86_64/1.0.0/unknown", "/demo/stable/update/linux/x86_64/1.0.0",
            "/demo/beta/update/linux/x86_64/1.0.0", "/demo/update/linux/x86_64/1.0.0/?os=12&x", })
    void odd_but_valid_checks_are_answered_as_usual(String target) {
        assertThat(http.get(target).status()).isEqualTo(200);
    }

    @Test
    void what_fits_nothing_is_204_and_not_an_error() {
        assertThat(http.get("/demo/update/beos/ppc/1.0.0").status()).isEqualTo(204);
        assertThat(http.get("/demo/update/windows/arm64/1.0.0").status()).isEqualTo(204);
        assertThat(http.get("/demo/update/linux/x86_64/1.0.0/deb").status()).isEqualTo(204);
    }

    @Test
    void bad_checks_get_a_problem() {
        assertProblem(http.get("/nosuch/update/linux/x86_64/1.0.0"), 404, "app_not_found");
        assertProblem(http.get("/demo/nosuch/update/linux/x86_64/1.0.0"), 404, "channel_not_found");
        assertProblem(http.get("/demo/update/linux/x86_64/latest"), 400, "invalid_version");
        assertProblem(http.get("/demo/update/linux/x86_64/1.0"), 400, "invalid_version");
        assertProblem(http.get("/demo/update/linux"), 400, "malformed_request");
        assertProblem(http.get("/demo/update/linux/x86_64/1.0.0%zz"), 400, "malformed_request");
        assertProblem(http.get("/demo/update/linux%00/x86_64/1.0.0"), 400, "malformed_request");
        assertProblem(http.get("/demo/update/" + "x".repeat(4096) + "/1.0.0"), 400, "malformed_request");
        assertProblem(http.get("/nothing/here"), 404, "not_found");
        assertProblem(http.send("POST", "/demo/update/linux/x86_64/1.0.0", null), 404, "not_found");
        assertThat(http.get("/demo/update/linux\0/x86_64/1.0.0").status()).isEqualTo(400);
    }

    @Test
    void head_has_the_headers_and_no_body() {
        Answer answer = http.send("HEAD", "/demo/update/linux/x86_64/1.0.0", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("etag")).isNotNull();
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void latest_json_is_the_static_document() {
        Answer answer = http.get("/demo/latest.json");

        assertThat(answer.status()).isEqualTo(200);
        JsonObject json = new JsonObject(answer.body());
        assertThat(json.fieldNames()).containsExactly("version", "notes", "pub_date", "platforms");
        assertThat(json.getJsonObject("platforms").fieldNames()).containsExactly("linux-x86_64");
        assertThat(http.get("/demo/beta/latest.json").body()).isEqualTo(answer.body());
        assertThat(http.get("/demo/latest.json", "If-None-Match: " + answer.header("etag")).status()).isEqualTo(304);
        assertProblem(http.get("/demo/nosuch/latest.json"), 404, "channel_not_found");
    }

    @Test
    void an_app_without_releases_has_nothing_to_offer() {
        tables.app("empty");
        until(() -> http.get("/empty/update/linux/x86_64/1.0.0").status() == 204);

        assertProblem(http.get("/empty/latest.json"), 404, "release_not_found");
        assertProblem(http.get("/empty/releases/latest"), 404, "release_not_found");
    }

    @Test
    void a_change_shows_soon_and_a_deleted_app_is_gone() {
        String app = tables.app("shortlived");
        tables.published(app, "1.0.0", LINUX);
        until(() -> http.get("/shortlived/update/linux/x86_64/0.1.0").status() == 200);
        String first = http.get("/shortlived/update/linux/x86_64/0.1.0").body();
        JsonObject latest = new JsonObject(http.get("/shortlived/releases/latest").body());
        assertThat(latest.getString("version")).isEqualTo("1.0.0");
        assertThat(latest.getJsonArray("installers")).isEmpty();
        tables.published(app, "1.0.1", LINUX);
        until(() -> !http.get("/shortlived/update/linux/x86_64/0.1.0").body().equals(first));
        tables.run("delete from rollout where app_id = $1", app);
        tables.run("delete from app where id = $1", app);
        tables.tick(app);
        until(() -> http.get("/shortlived/update/linux/x86_64/0.1.0").status() == 404);
    }

    @Test
    void a_staged_release_is_for_clients_with_a_place_in_it() {
        String app = tables.app("staged");
        String release = tables.release(app, "2.0.0", "beta", "published");
        tables.rollout(app, release, "beta", 5_000);
        tables.artifact(app, release, LINUX);
        tables.tick(app);
        // The salt is new each time: one in a million runs finds none of so many clients in the half.
        until(() -> IntStream.range(0, 20)
                .anyMatch(i -> http.get("/staged/beta/update/linux/x86_64/1.0.0?client=c" + i).status() == 200));

        assertThat(http.get("/staged/beta/update/linux/x86_64/1.0.0").status()).isEqualTo(204);
        assertThat(http.get("/staged/beta/update/linux/x86_64/1.0.0?client={{client}}").status()).isEqualTo(204);
        assertThat(http.get("/staged/update/linux/x86_64/1.0.0?client=c1").status()).isEqualTo(204);
        assertProblem(http.get("/staged/beta/latest.json"), 404, "release_not_found");
    }

    @Test
    void a_download_is_a_fresh_redirect_also_for_a_release_that_is_no_longer_offered() {
        for (String artifact : List.of(newArtifact, oldArtifact, oldArtifact.toLowerCase(Locale.ROOT))) {
            Answer answer = http.get("/demo/artifacts/" + artifact + "/My%20App.bin");
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("location")).startsWith("http://storage.example/bucket/demo/blobs/77?")
                    .contains("X-Amz-Signature=");
            assertThat(answer.header("cache-control")).isEqualTo("no-store");
        }
        assertThat(http.send("HEAD", "/demo/artifacts/" + newArtifact + "/x", null).status()).isEqualTo(302);
    }

    @Test
    void drafts_and_artifacts_of_other_apps_are_not_served() {
        String app = tables.app("drafts");
        String draft = tables.artifact(app, tables.release(app, "1.0.0", "stable", "draft"), LINUX);
        until(() -> http.get("/drafts/update/linux/x86_64/1.0.0").status() == 204);

        assertProblem(http.get("/drafts/artifacts/" + draft + "/x"), 404, "artifact_not_found");
        assertProblem(http.get("/drafts/artifacts/" + newArtifact + "/x"), 404, "artifact_not_found");
        assertProblem(http.get("/drafts/artifacts/none/x"), 404, "artifact_not_found");
    }

    @Test
    void people_get_the_installer_of_the_highest_stable_version() {
        String app = tables.app("people");
        for (String version : List.of("2.0.0", "1.9.0+1")) {
            String release = tables.release(app, version, "stable", "published");
            tables.rollout(app, release, "stable", 10_000);
            tables.externalInstaller(app, release, "darwin-universal", "https://cdn.example/" + version + ".dmg");
            tables.externalInstaller(app, release, "windows-x86_64", "https://cdn.example/" + version + ".exe");
        }
        tables.tick(app);
        until(() -> http.get("/people/releases/latest").status() == 200);

        JsonObject latest = new JsonObject(http.get("/people/releases/latest").body());
        assertThat(latest.fieldNames()).containsExactly("version", "pubDate", "installers");
        assertThat(latest.getString("version")).isEqualTo("2.0.0");
        assertThat(latest.getJsonArray("installers").getJsonObject(0).encode()).isEqualTo("""
                {"platform":"darwin-universal","filename":"setup.bin","displayName":"Setup",\
                "downloadUrl":"https://oasis.example/people/download/darwin-universal/2.0.0","fileSize":9}""");
        assertThat(http.get("/people/download/darwin-aarch64").header("location")).isEqualTo("https://cdn.example/2.0.0.dmg");
        assertThat(http.get("/people/download/windows-aarch64").header("location")).isEqualTo("https://cdn.example/2.0.0.exe");
        assertThat(http.get("/people/download/darwin-x86_64/1.9.0%2B1").header("location"))
                .isEqualTo("https://cdn.example/1.9.0+1.dmg");
        JsonObject one = new JsonObject(http.get("/people/download/windows-x86_64?format=json").body());
        assertThat(one.fieldNames()).containsExactly("id", "platform", "filename", "displayName", "downloadUrl", "fileSize",
                "version", "releaseNotes", "publishedAt");
        assertProblem(http.get("/people/download/linux-x86_64"), 404, "installer_not_found");
        assertProblem(http.get("/people/download/amiga"), 400, "unknown_platform");
        assertProblem(http.get("/people/download/darwin-x86_64/3.0.0"), 404, "installer_not_found");
        assertProblem(http.get("/people/download/darwin-x86_64/three"), 400, "invalid_version");
        until(() -> usage.total(app, "installer_download") == 3);
    }

    @Test
    void clients_that_send_an_id_are_told_apart_by_what_they_are() {
        String app = tables.app("known");
        tables.published(app, "1.0.0", LINUX);
        until(() -> http.get("/known/update/linux/x86_64/1.0.0").status() == 204);

        for (int i = 0; i < 10; i++) {
            http.get("/known/update/linux/x86_64/1.0.0", "X-Oasis-Client: client-" + i % 5);
            http.get("/known/update/darwin/aarch64/0.9.0?client=client-" + i);
            http.get("/known/update/linux/x86_64/1.0.0");
        }

        until(() -> usage.clientsOf(app).equals(Map.of("stable 1.0.0 linux-x86_64", 5L, "stable other darwin-aarch64", 10L)));
        until(() -> usage.identifiedOf(app) == 20);
        assertThat(usage.total(app, "check")).isGreaterThanOrEqualTo(31);
    }

    @Test
    void checks_and_downloads_are_counted_once_and_by_what_they_were() {
        String app = tables.app("counted");
        String artifact = tables.published(app, "1.0.0", LINUX);
        until(() -> http.send("HEAD", "/counted/update/linux/x86_64/0.9.0", null).status() == 200);

        for (int i = 0; i < 10; i++) {
            http.get("/counted/update/linux/x86_64/0.9." + i, "X-Country: de");
            http.get("/counted/update/linux/x86_64/1.0.0");
        }
        http.get("/counted/artifacts/" + artifact + "/x");
        http.get("/counted/artifacts/" + artifact + "/x", "Range: bytes=0-");
        http.get("/counted/artifacts/" + artifact + "/x", "Range: bytes=500-");
        http.send("HEAD", "/counted/artifacts/" + artifact + "/x", null);

        until(() -> usage.total(app, "check") == 20 && usage.total(app, "update_download") == 2);
        assertThat(usage.countsOf(app)).filteredOn(count -> count.outcome().equals("offered")).isNotEmpty()
                .allSatisfy(count -> assertThat(count).extracting(UsageCount::channel, UsageCount::currentVersion,
                        UsageCount::releaseVersion, UsageCount::platform, UsageCount::country)
                        .containsExactly("stable", UsageCount.OTHER_VERSION, "1.0.0", "linux-x86_64", "DE"));
        assertThat(usage.countsOf(app)).filteredOn(count -> count.outcome().equals("up_to_date")).isNotEmpty()
                .allSatisfy(count -> assertThat(count).extracting(UsageCount::currentVersion, UsageCount::country)
                        .containsExactly("1.0.0", ""));
    }

    @Test
    void a_client_report_is_kept_and_a_bad_one_refused() {
        String app = tables.app("reports");
        until(() -> http.get("/reports/update/linux/x86_64/1.0.0").status() == 204);

        Answer taken = http.send("POST", "/reports/events",
                "{\"type\":\"failed\",\"version\":\"v1.2.0\",\"platform\":\"Linux-x86_64\",\"error\":\"disk full\"}");

        assertThat(taken.status()).isEqualTo(202);
        assertThat(usage.reportsOf(app)).containsExactly(
                new ClientEvent(app, "failed", "1.2.0", null, "linux-x86_64", null, "disk full"));
        assertProblem(post("{\"type\":\"eaten\",\"version\":\"1.0.0\"}"), 400, "validation_failed");
        assertProblem(post("{\"type\":\"failed\"}"), 400, "validation_failed");
        assertProblem(post("{\"type\":\"failed\",\"version\":\"one\"}"), 400, "invalid_version");
        assertProblem(post("{\"type\":\"failed\",\"version\":\"1.0.0\",\"mood\":\"bad\"}"), 400, "unknown_field");
        assertProblem(post("{\"type\":\"failed\",\"version\":\"1.0.0\",\"error\":\"" + "x".repeat(501) + "\"}"), 400,
                "validation_failed");
        assertProblem(post("{"), 400, "malformed_json");
        assertProblem(http.send("POST", "/nosuch/events", "{\"type\":\"failed\",\"version\":\"1.0.0\"}"), 404,
                "app_not_found");
        assertThat(usage.reportsOf(app)).hasSize(1);
    }

    @Test
    void without_the_database_all_that_is_held_is_still_answered() {
        stack.kill(StackPart.POSTGRES);
        assertThat(http.get("/demo/update/linux/x86_64/1.0.0").status()).isEqualTo(200);
        assertThat(http.get("/demo/artifacts/" + newArtifact + "/x").status()).isEqualTo(302);
        assertProblem(http.get("/demo/artifacts/" + oldArtifact + "/x"), 503, "database_unavailable");
        assertThat(http.get("/health/ready").status()).isEqualTo(200);

        stack.start(StackPart.POSTGRES);
        String app = tables.app("afterwards");
        tables.published(app, "1.0.0", LINUX);
        until(() -> http.get("/afterwards/update/linux/x86_64/0.1.0").status() == 200);
    }

    @Test
    void without_kafka_nothing_that_was_counted_or_accepted_is_lost() {
        String app = tables.app("offline");
        tables.published(app, "1.0.0", LINUX);
        until(() -> http.send("HEAD", "/offline/update/linux/x86_64/0.9.0", null).status() == 200);
        stack.stop(StackPart.KAFKA);

        for (int i = 0; i < 1_000; i++) {
            assertThat(http.get("/offline/update/linux/x86_64/0.9.0").status()).isEqualTo(200);
        }
        assertThat(http.send("POST", "/offline/events", "{\"type\":\"installed\",\"version\":\"1.0.0\"}").status())
                .isEqualTo(202);
        assertThat(http.get("/health/ready").status()).isEqualTo(200);
        stack.start(StackPart.KAFKA);

        until(() -> usage.total(app, "check") == 1_000 && usage.reportsOf(app).size() == 1);
    }

    @Test
    void the_openapi_document_tells_of_the_routes_that_are_not_rest() {
        assertThat(http.get("/openapi").body()).contains("/{app}/update/{target}/{current}", "/{app}/latest.json",
                "/{app}/artifacts/{id}/{filename}", "/{app}/download/{platform}", "/{app}/events");
    }

    private static long catalogOf(Answer answer) {
        String version = answer.header("x-oasis-catalog");
        return version == null ? -1 : Long.parseLong(version);
    }

    private Answer post(String body) {
        return http.send("POST", "/reports/events", body);
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo(code);
    }

    private static void until(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition::getAsBoolean);
    }
}
