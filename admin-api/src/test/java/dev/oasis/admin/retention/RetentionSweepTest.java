package dev.oasis.admin.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.oasis.admin.Api;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class RetentionSweepTest {

    @Inject
    Pool pool;

    @Inject
    RetentionSweep sweep;

    @BeforeEach
    void schemaIsThere() {
        Api.ownerKey();
    }

    @Test
    void onlyWhatHasServedItsTimeGoes() {
        run("insert into inbox values ('test', 'old', now() - interval '31 days'), ('test', 'young', now())");
        run("""
                insert into idempotency (principal, key, operation, request_sha256, expires_at)
                values ('test', 'old', '', '', now() - interval '1 second'), ('test', 'young', '', '', now() + interval '1 day')""");

        run("""
                insert into active_client_kinds_daily
                select 'swept', now() - make_interval(days => age), '', age::text, '', decode(repeat('00', 1024), 'hex')
                from unnest(array[31, 33]) age""");

        sweep.sweep().subscribe().asCompletionStage().orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(names("select event_id from inbox where consumer = 'test'")).isEqualTo("young");
        assertThat(names("select key from idempotency where principal = 'test'")).isEqualTo("young");
        assertThat(names("select current_version from active_client_kinds_daily where app_id = 'swept'")).isEqualTo("31");
    }

    private void run(String sql) {
        pool.query(sql).executeAndAwait();
    }

    private String names(String sql) {
        return pool.query(sql).executeAndAwait().iterator().next().getString(0);
    }
}
