package dev.oasis.admin.audit;

import static dev.oasis.admin.Api.as;
import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshRelease;
import static dev.oasis.admin.Api.keyWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.admin.Api;
import dev.oasis.common.crypto.Sha256;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class AuditResourceTest {

    private static final int MANY = 3_000;

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    private String app;
    private String appId;
    private String release;

    @BeforeEach
    void an_app_with_a_release() {
        app = freshApp();
        appId = asOwner().get("/admin/apps/{app}", app).path("id");
        release = freshRelease(app, "1.0.0");
    }

    @Test
    void an_entry_tells_who_did_what_from_where_and_what_it_changed() {
        asOwner().header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .body(Map.of("notes", "after")).patch("/admin/apps/{app}/releases/{r}", app, release).then().statusCode(200);

        String id = asOwner().get("/admin/audit?action=release.changed&app=" + app).then().statusCode(200)
                .body("items.size()", equalTo(1)).body("items[0].before", nullValue()).extract().path("items[0].id");
        new TrailTables(pool).awaitSealed();
        asOwner().get("/admin/audit/{id}", id).then().statusCode(200)
                .body("actorName", equalTo("first")).body("appId", equalTo(appId)).body("subjectId", equalTo(release))
                .body("traceId", equalTo("0af7651916cd43dd8448eb211c80319c"))
                .body("address", matchesPattern("[0-9a-f.:]+")).body("before.notes", nullValue())
                .body("after.notes", equalTo("after")).body("after.version", equalTo("1.0.0"))
                .body("sha256", matchesPattern("[0-9a-f]{64}")).body("seal.hash", matchesPattern("[0-9a-f]{64}"))
                .body("seal.number", notNullValue());
    }

    @Test
    void entries_can_be_narrowed_and_paged_newest_first() {
        assertThat(actions("app=" + app)).containsExactly("release.created", "app.created", "signing_key.trusted");
        assertThat(actions("app=" + appId + "&action=app.created")).containsExactly("app.created");
        assertThat(actions("subjectType=release&subjectId=" + release)).containsExactly("release.created");
        assertThat(actions("app=" + app + "&from=2999-01-01T00:00:00Z")).isEmpty();
        assertThat(actions("app=" + app + "&to=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(actions("app=" + app + "&from=2020-01-01T00:00:00Z&to=2999-01-01T00:00:00Z")).hasSize(3);
        assertThat(actions("app=" + app + "&actor=nobody")).isEmpty();

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = asOwner().get("/admin/audit?limit=1&app=" + app + cursor).then().statusCode(200).extract();
            seen.addAll(page.path("items.id"));
            cursor = page.path("nextCursor") == null ? null : "&cursor=" + page.path("nextCursor");
        } while (cursor != null);
        assertThat(seen).hasSize(3).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void wrong_filters_are_named() {
        asOwner().get("/admin/audit?from=yesterday").then().statusCode(400).body("errors[0].field", equalTo("from"));
        asOwner().get("/admin/audit?user=x").then().statusCode(400).body("code", equalTo("unknown_query_parameter"));
        asOwner().get("/admin/audit?app=no-such-app").then().statusCode(404).body("code", equalTo("app_not_found"));
        asOwner().get("/admin/audit/export?to=never").then().statusCode(400).body("errors[0].field", equalTo("to"));
        asOwner().get("/admin/audit/export?app=no-such-app").then().statusCode(404).body("code", equalTo("app_not_found"));
        asOwner().get("/admin/audit/01ARZ3NDEKTSV4RRFFQ69G5FAV").then().statusCode(404)
                .body("code", equalTo("audit_entry_not_found"));
        String cursor = asOwner().get("/admin/audit?limit=1&app=" + app).path("nextCursor");
        asOwner().get("/admin/audit?limit=1&cursor=" + cursor).then().statusCode(400).body("code", equalTo("invalid_cursor"));
    }

    @Test
    void an_admin_of_some_apps_sees_their_entries_and_nothing_else() {
        String other = freshApp();
        String bound = keyWith(Map.of("name", "bound", "scopes", List.of("admin"), "apps", List.of(app)));
        String foreign = asOwner().get("/admin/audit?app=" + other).path("items[0].id");
        String ofKey = asOwner().get("/admin/audit?action=api_key.created&limit=1").path("items[0].id");
        String own = asOwner().get("/admin/audit?app=" + app).path("items[0].id");

        as(bound).get("/admin/audit?limit=100").then().statusCode(200).body("items.appId", everyItem(equalTo(appId)))
                .body("items.size()", equalTo(3));
        as(bound).get("/admin/audit/{id}", own).then().statusCode(200);
        as(bound).get("/admin/audit/{id}", foreign).then().statusCode(404).body("code", equalTo("audit_entry_not_found"));
        as(bound).get("/admin/audit/{id}", ofKey).then().statusCode(404).body("code", equalTo("audit_entry_not_found"));
        as(bound).get("/admin/audit?app=" + other).then().statusCode(404).body("code", equalTo("app_not_found"));
        assertThat(as(bound).get("/admin/audit/export").asString().lines()).hasSize(3);
        as(bound).get("/admin/audit/verify").then().statusCode(403).body("code", equalTo("scope_missing"));
    }

    @Test
    void the_trail_of_an_app_outlives_it() {
        asOwner().delete("/admin/apps/{app}", app).then().statusCode(204);

        asOwner().get("/admin/audit?limit=1&app=" + appId).then().statusCode(200)
                .body("items.action", contains("app.deleted"));
    }

    @Test
    void an_export_is_one_object_a_line_each_with_its_own_proof() throws IOException {
        new TrailTables(pool).writeMany("exporter", MANY);

        String export = asOwner().get("/admin/audit/export?actor=exporter").then().statusCode(200)
                .contentType("application/x-ndjson").extract().asString();

        List<JsonNode> entries = new ArrayList<>();
        for (String line : export.lines().toList()) {
            entries.add(json.readTree(line));
        }
        assertThat(entries).hasSize(MANY).allSatisfy(entry -> {
            assertThat(Sha256.hex(entry.get("canonical").textValue())).isEqualTo(entry.get("sha256").textValue());
            assertThat(entry.get("actor").textValue()).isEqualTo("exporter");
        });
        assertThat(entries).extracting(entry -> entry.get("id").textValue()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_reader_who_stalls_holds_neither_a_transaction_nor_a_connection() throws IOException, InterruptedException {
        if (asOwner().get("/admin/audit?limit=1&actor=exporter").<List<?>> path("items").isEmpty()) {
            new TrailTables(pool).writeMany("exporter", MANY);
        }
        HttpRequest request = HttpRequest
                .newBuilder(URI.create("http://localhost:" + RestAssured.port + "/admin/audit/export?actor=exporter"))
                .header("Authorization", "Bearer " + Api.ownerKey()).build();
        try (InputStream body = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
                BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8), 1024)) {
            assertThat(json.readTree(lines.readLine()).get("actor").textValue()).isEqualTo("exporter");

            // The server goes on reading until what it has sent fills the buffers between the two; only then does it wait.
            TrailTables tables = new TrailTables(pool);
            Awaitility.await().atMost(Duration.ofSeconds(10)).during(Duration.ofMillis(500)).until(() -> tables.number("""
                    select count(*) from pg_stat_activity where datname = current_database() and state <> 'idle'
                    and query like '%audit_entry e left join%' and pid <> pg_backend_pid()""") == 0);
        }
    }

    private static List<String> actions(String query) {
        return asOwner().get("/admin/audit?limit=100&" + query).then().statusCode(200).extract().path("items.action");
    }
}
