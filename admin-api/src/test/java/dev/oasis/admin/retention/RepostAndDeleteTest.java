package dev.oasis.admin.retention;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshRelease;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.oasis.admin.Bucket;
import dev.oasis.testkit.kit.SampleFile;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The same bytes are confirmed and deleted again and again, while the queue is worked on without a pause. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class RepostAndDeleteTest {

    private static final byte[] DMG = SampleFile.DMG.bytes(4096);
    private static final int POSTERS = 3;
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("oasis.soak.seconds", 8));

    private final AtomicInteger versions = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    @Inject
    Bucket bucket;

    @Inject
    Pool pool;

    @Inject
    ObjectDeletion deletion;

    @Test
    void whatIsConfirmedNeverLacksItsBlob() throws Exception {
        String app = freshApp();
        long end = System.nanoTime() + LENGTH.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(POSTERS + 1);
        try {
            List<Future<?>> posters = new ArrayList<>();
            for (int i = 0; i < POSTERS; i++) {
                Random random = new Random(i);
                posters.add(threads.submit(() -> post(app, random, end)));
            }
            Future<?> worker = threads.submit(this::work);
            for (Future<?> poster : posters) {
                poster.get();
            }
            over.set(true);
            worker.get();
        } finally {
            threads.shutdownNow();
        }

        assertThat(deletedBlobs(app)).as("the run met deletions").isPositive();
        assertThat(bucket.keysBelow(app + "/blobs/")).containsAll(blobs(app));
    }

    private void post(String app, Random random, long end) {
        List<String> kept = new ArrayList<>();
        while (System.nanoTime() < end) {
            String release = freshRelease(app, "1.0." + versions.incrementAndGet());
            DraftFile.uploaded(app, release, "App.dmg", DMG).confirmed();
            kept.add(release);
            // A confirmed file has its blob at once, whoever deletes another release at the same moment.
            assertThat(bucket.keysBelow(app + "/blobs/")).containsAll(blobsOf(release));
            while (!kept.isEmpty() && random.nextInt(10) < 8) {
                asOwner().delete("/admin/apps/{app}/releases/{r}", app, kept.remove(random.nextInt(kept.size())))
                        .then().statusCode(204);
            }
        }
    }

    private void work() {
        while (!over.get()) {
            deletion.run().subscribe().asCompletionStage().orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    private List<String> blobs(String app) {
        return texts("select distinct blob_key from installer where verified and blob_key like $1", app + "/%");
    }

    private List<String> blobsOf(String release) {
        return texts("select blob_key from installer where release_id = $1", release);
    }

    private int deletedBlobs(String app) {
        return texts("select object_key from object_deletion where deleted_at is not null and object_key like $1",
                app + "/blobs/%").size();
    }

    private List<String> texts(String sql, String parameter) {
        List<String> found = new ArrayList<>();
        pool.preparedQuery(sql).executeAndAwait(Tuple.of(parameter)).forEach(row -> found.add(row.getString(0)));
        return found;
    }
}
