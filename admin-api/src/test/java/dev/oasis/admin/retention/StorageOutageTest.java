package dev.oasis.admin.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.oasis.admin.Api;
import dev.oasis.admin.Bucket;
import dev.oasis.testkit.stack.RunningStack;
import dev.oasis.testkit.stack.StackPart;
import dev.oasis.testkit.stack.StackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class StorageOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Bucket bucket;

    @Inject
    Pool pool;

    @Inject
    MeterRegistry meters;

    @Inject
    DeletionBacklog backlog;

    RunningStack stack;

    @BeforeEach
    void schemaIsThere() {
        Api.ownerKey();
    }

    @Test
    void whatCannotBeDeletedWhileTheStorageIsAwayIsDeletedWhenItIsBack() {
        double before = failing();
        bucket.put("app/blobs/00/a.bin", new byte[] { 1 });
        stack.stop(StackPart.S3);
        try {
            pool.preparedQuery("insert into object_deletion (object_key, cause, attempts) values ($1, 'deleted', 2)")
                    .executeAndAwait(Tuple.of("app/blobs/00/a.bin"));

            Awaitility.await().atMost(PATIENCE).until(() -> attempts("app/blobs/00/a.bin") >= 3);
            assertThat(failing()).isEqualTo(before + 1);
        } finally {
            // The other tests need it again.
            stack.start(StackPart.S3);
        }
        // Its next turn would be in less than a minute; there is no need to wait for it.
        pool.preparedQuery("update object_deletion set next_attempt_at = now() where object_key = $1")
                .executeAndAwait(Tuple.of("app/blobs/00/a.bin"));

        Awaitility.await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(bucket.keysBelow("app/")).isEmpty());
        Awaitility.await().atMost(PATIENCE).until(() -> failing() == before);
    }

    /** As it is measured now: by itself that happens every half minute. */
    private double failing() {
        backlog.measure().await().atMost(PATIENCE);
        return meters.get("oasis.retention.queue").tag("state", "failing").gauge().value();
    }

    private long attempts(String key) {
        return pool.preparedQuery("select coalesce(max(attempts), 0) from object_deletion where object_key = $1")
                .executeAndAwait(Tuple.of(key)).iterator().next().getInteger(0);
    }
}
