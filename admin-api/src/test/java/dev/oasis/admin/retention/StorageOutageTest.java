package dev.oasis.admin.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.oasis.admin.Bucket;
import dev.oasis.testkit.stack.RunningStack;
import dev.oasis.testkit.stack.StackPart;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@TestProfile(StorageOutageTest.Alone.class)
@WithTestResource(value = SeparateStackResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class StorageOutageTest {

    /** Nothing is asked of the HTTP API here, so that the key of the other tests need not be known. */
    public static class Alone implements QuarkusTestProfile {
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Bucket bucket;

    @Inject
    Pool pool;

    @Inject
    MeterRegistry meters;

    RunningStack stack;

    @Test
    void whatCannotBeDeletedWhileTheStorageIsAwayIsDeletedWhenItIsBack() {
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> attempts("none") == 0);
        bucket.put("app/blobs/00/a.bin", new byte[] { 1 });
        stack.stop(StackPart.S3);
        pool.preparedQuery("insert into object_deletion (object_key, cause, attempts) values ($1, 'deleted', 2)")
                .executeAndAwait(Tuple.of("app/blobs/00/a.bin"));

        Awaitility.await().atMost(PATIENCE).until(() -> attempts("app/blobs/00/a.bin") >= 3);
        Awaitility.await().atMost(PATIENCE).until(() -> failing() == 1);
        stack.start(StackPart.S3);
        // Its next turn would be in less than a minute; there is no need to wait for it.
        pool.query("update object_deletion set next_attempt_at = now()").executeAndAwait();

        Awaitility.await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(bucket.keysBelow("app/")).isEmpty());
        Awaitility.await().atMost(PATIENCE).until(() -> failing() == 0);
    }

    private double failing() {
        return meters.get("oasis.retention.queue").tag("state", "failing").gauge().value();
    }

    private long attempts(String key) {
        return pool.preparedQuery("select coalesce(max(attempts), 0) from object_deletion where object_key = $1")
                .executeAndAwait(Tuple.of(key)).iterator().next().getInteger(0);
    }
}
