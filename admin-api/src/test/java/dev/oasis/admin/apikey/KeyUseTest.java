package dev.oasis.admin.apikey;

import static dev.oasis.admin.Api.as;
import static dev.oasis.admin.Api.asOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.id.Ulid;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CaffeineCache;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** What authentication writes and what it looks up. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class KeyUseTest {

    @Inject
    Pool pool;

    @Inject
    @CacheName("api-keys")
    Cache cache;

    private String id;
    private String secret;

    @BeforeEach
    void make_a_key_whose_row_counts_its_changes() {
        var made = asOwner().body(Map.of("name", "used", "scopes", List.of("read"))).post("/admin/api-keys").then()
                .statusCode(201).extract();
        id = made.path("id");
        secret = made.path("key");
        pool.query("""
                create table key_write (key_id text not null);
                create function note_key_write() returns trigger language plpgsql as
                    $$ begin insert into key_write values (new.id); return new; end $$;
                create trigger key_write after update on api_key for each row execute function note_key_write()""")
                .executeAndAwait();
    }

    @AfterEach
    void stop_counting() {
        pool.query("drop trigger key_write on api_key; drop function note_key_write; drop table key_write").executeAndAwait();
    }

    @Test
    void the_last_use_is_written_once_a_minute_however_often_a_key_is_looked_up() {
        for (int i = 0; i < 20; i++) {
            cache.invalidateAll().await().indefinitely();
            as(secret).get("/admin/apps").then().statusCode(200);
        }

        assertThat(writes()).isEqualTo(1);
        pool.preparedQuery("update api_key set last_used_at = now() - interval '61 seconds' where id = $1")
                .executeAndAwait(Tuple.of(id));
        cache.invalidateAll().await().indefinitely();
        as(secret).get("/admin/apps").then().statusCode(200);
        assertThat(writes()).as("the test's own write and one more").isEqualTo(3);
    }

    @Test
    void a_cached_answer_hides_a_use_for_seconds_only() {
        as(secret).get("/admin/apps").then().statusCode(200);
        pool.preparedQuery("update api_key set last_used_at = now() - interval '1 hour' where id = $1")
                .executeAndAwait(Tuple.of(id));

        Awaitility.await().atMost(Duration.ofSeconds(7)).untilAsserted(() -> {
            as(secret).get("/admin/apps").then().statusCode(200);
            String used = asOwner().get("/admin/api-keys/{id}", id).path("lastUsedAt");
            assertThat(Instant.parse(used)).isAfter(Instant.now().minusSeconds(60));
        });
    }

    @Test
    void using_a_key_does_not_wait_for_somebody_who_changes_it() {
        pool.withTransaction(connection -> connection.preparedQuery("select 1 from api_key where id = $1 for update")
                .execute(Tuple.of(id))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> as(secret).get("/admin/apps").then().statusCode(200)))
                .await().atMost(Duration.ofSeconds(10));

        assertThat(writes()).isZero();
    }

    @Test
    void a_mistyped_secret_is_refused_without_a_look_up() {
        String typo = secret.substring(0, 20) + (secret.charAt(20) == 'a' ? 'b' : 'a') + secret.substring(21);
        String unknown = "uk_live_ffffffffffffffffffffffffffffff00";

        as(typo).get("/admin/apps").then().statusCode(401).body("code", equalTo("api_key_malformed"));
        as(unknown).get("/admin/apps").then().statusCode(401).body("code", equalTo("api_key_unknown"));

        assertThat(cache.as(CaffeineCache.class).keySet()).contains(Sha256.hex(unknown)).doesNotContain(Sha256.hex(typo));
    }

    @Test
    void a_key_of_the_older_form_works() {
        String older = "uk_live_0011223344556677889900aabbccddee";
        pool.preparedQuery("""
                insert into api_key (id, name, prefix, secret_sha256, scopes, all_apps)
                values ($1, 'older', 'uk_live_0011', $2, 'read', true)""")
                .executeAndAwait(Tuple.of(Ulid.next(), Sha256.hex(older)));

        assertThat(older).hasSize(40);
        as(older).get("/admin/apps").then().statusCode(200);
    }

    private long writes() {
        return pool.preparedQuery("select count(*) from key_write where key_id = $1").executeAndAwait(Tuple.of(id)).iterator()
                .next().getLong(0);
    }
}
