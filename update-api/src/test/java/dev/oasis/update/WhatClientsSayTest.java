package dev.oasis.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import dev.oasis.update.RawHttp.Answer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * What a client says of itself reaches the decision, and caches are told what it changes. Runs after UpdateApiTest, by name.
 */
@QuarkusTest
@WithTestResource(value = UpdateStackResource.class, scope = TestResourceScope.GLOBAL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatClientsSayTest {

    private static final String LINUX = "linux-x86_64 appimage";
    private static final String PLUGIN = "User-Agent: tauri-plugin-updater/2.13.2";
    private static final String SHARED = "public, max-age=0, s-maxage=30";
    private static final String PRIVATE = "private, no-store";

    @Inject
    Pool pool;
    @TestHTTPResource
    URI base;

    private RawHttp http;
    private CatalogTables tables;

    @BeforeAll
    void a_schema_is_there() {
        http = new RawHttp(base.getPort());
        tables = new CatalogTables(pool);
        tables.migrateUnlessDone();
    }

    @Test
    void a_client_that_tells_its_system_is_offered_what_runs_there() {
        String app = tables.app("systems");
        tables.published(app, "1.1.0", LINUX);
        tables.published(app, "2.0.0", LINUX);
        tables.run("update release set minimum_linux = '6.1' where app_id = $1 and version = '2.0.0'", app);
        tables.tick(app);
        until(() -> version("/systems/update/linux/x86_64/1.0.0", "X-Oasis-OS-Version: 5.4").equals("1.1.0"));

        assertThat(version("/systems/update/linux/x86_64/1.0.0", "X-Oasis-OS-Version: 6.8.0-45-generic")).isEqualTo("2.0.0");
        assertThat(version("/systems/update/linux/x86_64/1.0.0")).isEqualTo("2.0.0");
        assertThat(version("/systems/update/linux/x86_64/1.0.0?os_version=5.4&x={{y}}")).isEqualTo("1.1.0");
        assertThat(version("/systems/update/linux/x86_64/1.0.0?os_version={{os}}")).isEqualTo("2.0.0");
        assertThat(http.get("/systems/update/linux/x86_64/1.0.0", "X-Oasis-OS-Version: 5.4").header("vary"))
                .contains("X-Oasis-OS-Version");
    }

    @Test
    void only_a_client_that_accepts_a_downgrade_goes_back_from_a_recalled_release() {
        String app = tables.app("recalled");
        tables.published(app, "1.1.0", LINUX);
        tables.published(app, "2.0.0", LINUX);
        tables.run("""
                update release set recalled = true, recall_exit = 'allow_downgrade', recalled_at = now()
                where app_id = $1 and version = '2.0.0'""", app);
        tables.tick(app);
        until(() -> http.get("/recalled/update/linux/x86_64/2.0.0", "X-Oasis-Downgrade: true").status() == 200);

        assertThat(version("/recalled/update/linux/x86_64/2.0.0?downgrade=true")).isEqualTo("1.1.0");
        assertThat(http.get("/recalled/update/linux/x86_64/2.0.0").status()).isEqualTo(204);
        assertThat(http.get("/recalled/update/linux/x86_64/2.0.0?downgrade=false").status()).isEqualTo(204);
        assertThat(http.get("/recalled/update/linux/x86_64/1.1.0?downgrade=true").status()).isEqualTo(204);
    }

    @Test
    void a_critical_release_is_flagged() {
        String app = tables.app("critical");
        tables.published(app, "2.0.0", LINUX);
        tables.run("update release set critical = true where app_id = $1", app);
        tables.tick(app);

        until(() -> http.get("/critical/update/linux/x86_64/1.0.0").body().contains("\"oasis\":{\"critical\":true}"));
        assertThat(http.get("/critical/latest.json").body()).contains("\"oasis\":{\"critical\":true}");
    }

    @Test
    void clients_without_the_plugin_get_archives_and_no_shared_cache_keeps_that() {
        String app = tables.app("older");
        String release = tables.release(app, "2.0.0", "stable", "published");
        tables.rollout(app, release, "stable", 10_000);
        String bare = tables.artifact(app, release, LINUX);
        String archive = tables.artifact(app, release, "linux-x86_64 appimage-archive");
        tables.tick(app);
        until(() -> http.get("/older/update/linux/x86_64/1.0.0").status() == 200);

        Answer builtIn = http.get("/older/update/linux/x86_64/1.0.0");
        Answer plugin = http.get("/older/update/linux/x86_64/1.0.0", PLUGIN);

        assertThat(builtIn.body()).contains(archive);
        assertThat(plugin.body()).contains(bare);
        assertThat(builtIn.header("cache-control")).isEqualTo(PRIVATE);
        assertThat(plugin.header("cache-control")).isEqualTo(PRIVATE);
        assertThat(http.get("/older/latest.json").header("cache-control")).isEqualTo(SHARED);
    }

    @Test
    void the_oldest_clients_are_told_their_own_version_where_the_app_wants_that() {
        String app = tables.app("quiet");
        tables.published(app, "2.0.0", LINUX);
        tables.run("update app set quiet_for_oldest = true where id = $1", app);
        tables.tick(app);
        until(() -> http.get("/quiet/update/linux/x86_64/2.0.0").status() == 200);

        Answer quiet = http.get("/quiet/update/linux/x86_64/2.0.0");

        assertThat(quiet.body()).isEqualTo(
                "{\"version\":\"2.0.0\",\"url\":\"https://oasis.example/quiet/latest.json\",\"signature\":\"\"}");
        assertThat(quiet.header("cache-control")).isEqualTo(PRIVATE);
        assertThat(http.get("/quiet/update/linux/x86_64/2.0.0", PLUGIN).status()).isEqualTo(204);
        assertThat(version("/quiet/update/linux/x86_64/1.0.0")).isEqualTo("2.0.0");
    }

    @Test
    void a_client_without_an_id_has_a_place_by_its_address_where_the_app_wants_that() {
        String app = tables.app("addresses");
        String release = tables.release(app, "2.0.0", "stable", "published");
        // A salt that never changes: the place of 127.0.0.1 is the same in each run.
        tables.run("""
                insert into rollout (id, release_id, app_id, channel, basis_points, salt)
                values ($1, $1, $2, 'stable', 9999, 'r')""", release, app);
        tables.artifact(app, release, LINUX);
        tables.tick(app);
        until(() -> http.get("/addresses/update/linux/x86_64/1.0.0").status() == 204);
        tables.run("update app set address_buckets = true where id = $1", app);
        tables.tick(app);

        until(() -> http.get("/addresses/update/linux/x86_64/1.0.0").status() == 200);
        assertThat(http.get("/addresses/update/linux/x86_64/1.0.0").header("cache-control")).isEqualTo(PRIVATE);
    }

    private String version(String target, String... headers) {
        Answer answer = http.get(target, headers);
        return answer.status() == 200 ? new JsonObject(answer.body()).getString("version") : "";
    }

    private static void until(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition::getAsBoolean);
    }
}
