package dev.oasis.admin.retention;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshRelease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.oasis.admin.Api;
import dev.oasis.admin.Bucket;
import dev.oasis.testkit.kit.SampleFile;
import dev.oasis.testkit.kit.SampleKeys;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class ObjectDeletionTest {

    private static final byte[] DMG = SampleFile.DMG.bytes(8192);

    @Inject
    Bucket bucket;

    @Inject
    Pool pool;

    @Inject
    ObjectDeletion deletion;

    @Inject
    AbandonedUploads abandonedUploads;

    @Test
    void objectsOfADeletedDraftGo() {
        String app = freshApp();
        String release = freshRelease(app, "1.0.0");
        DraftFile.uploaded(app, release, "App.dmg", DMG).confirmed();
        assertThat(bucket.keysBelow(app + "/")).hasSize(2);

        asOwner().delete("/admin/apps/{app}/releases/{r}", app, release).then().statusCode(204);

        // Here alone nobody asks for the queue to be worked on: it is, every five seconds.
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> bucket.keysBelow(app + "/").isEmpty());
    }

    @Test
    void objectsOfADeletedAppGo() {
        String app = freshApp();
        DraftFile.uploaded(app, freshRelease(app, "1.0.0"), "App.dmg", DMG).confirmed();
        DraftFile.uploaded(app, freshRelease(app, "1.1.0"), "Other.dmg", DMG);

        asOwner().delete("/admin/apps/{app}", app).then().statusCode(204);

        awaitKeys(app, 0);
    }

    @Test
    void blobThatAnotherReleaseHoldsStaysUntilThatIsDeletedToo() {
        String app = freshApp();
        String first = freshRelease(app, "1.0.0");
        String second = freshRelease(app, "1.1.0");
        DraftFile.uploaded(app, first, "App.dmg", DMG).confirmed();
        DraftFile.uploaded(app, second, "App.dmg", DMG).confirmed();
        assertThat(bucket.keysBelow(app + "/blobs/")).hasSize(1);

        asOwner().delete("/admin/apps/{app}/releases/{r}", app, first).then().statusCode(204);

        // The upload that goes with it was queued behind the blob: when it is gone, the blob was decided upon.
        awaitKeys(app + "/uploads", 1);
        assertThat(bucket.keysBelow(app + "/blobs/")).hasSize(1);
        asOwner().delete("/admin/apps/{app}/releases/{r}", app, second).then().statusCode(204);
        awaitKeys(app, 0);
    }

    @Test
    void appThatTakesTheSlugOfADeletedOneKeepsItsOwnObjects() {
        String slug = freshApp();
        DraftFile.uploaded(slug, freshRelease(slug, "1.0.0"), "App.dmg", DMG).confirmed();
        asOwner().delete("/admin/apps/{app}", slug).then().statusCode(204);
        asOwner().body(Map.of("slug", slug, "name", "Sample", "publicKey", SampleKeys.publicKey("pw")))
                .post("/admin/apps").then().statusCode(201);
        DraftFile file = DraftFile.uploaded(slug, freshRelease(slug, "1.0.0"), "App.dmg", DMG).confirmed();

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            work();
            return waitingBelow(slug, "deleted") == 0;
        });

        assertThat(bucket.keysBelow(slug + "/uploads/")).containsExactly(file.objectKey());
        assertThat(bucket.keysBelow(slug + "/blobs/")).containsExactly(blobOf(file));
    }

    @Test
    void uploadThatNobodyConfirmedExpiresWithItsRow() {
        String app = freshApp();
        String release = freshRelease(app, "1.0.0");
        DraftFile abandoned = DraftFile.uploaded(app, release, "App.dmg", DMG);
        DraftFile young = DraftFile.uploaded(app, release, "Young.dmg", DMG);

        run("update installer set created_at = now() - interval '26 hours' where id = $1", abandoned.id());

        awaitKeys(app, 1);
        assertThat(bucket.keysBelow(app + "/")).containsExactly(young.objectKey());
        asOwner().get("/admin/apps/{app}/releases/{r}/installers/{i}", app, release, abandoned.id())
                .then().statusCode(404).body("code", equalTo("installer_not_found"));
        assertThat(text("select actor_name from audit_entry where action = 'installer.expired' and subject_id = $1",
                abandoned.id())).isEqualTo("Oasis");
    }

    @Test
    void uploadGoesWhenItsTimeIsOverAndTheConfirmedFileStays() {
        String app = freshApp();
        DraftFile file = DraftFile.uploaded(app, freshRelease(app, "1.0.0"), "App.dmg", DMG).confirmed();

        run("update object_deletion set queued_at = now() - interval '26 hours' where object_key like $1", app + "/%");

        awaitKeys(app + "/uploads", 0);
        assertThat(bucket.keysBelow(app + "/")).containsExactly(blobOf(file));
        assertThat(waitingBelow(app, "copied")).as("the blob is watched no longer").isZero();
    }

    @Test
    void objectThatWasNotPresignedIsNotOursToDelete() {
        String app = freshApp();
        String release = freshRelease(app, "1.0.0");
        DraftFile file = DraftFile.uploaded(app, release, "App.dmg", DMG).confirmed();
        String own = app + "/v1/App.dmg";
        bucket.put(own, DMG);
        run("update installer set object_key = '" + own + "' where id = $1", file.id());

        asOwner().delete("/admin/apps/{app}/releases/{r}", app, release).then().statusCode(204);

        awaitKeys(app + "/blobs", 0);
        assertThat(bucket.keysBelow(app + "/v1")).containsExactly(own);
    }

    @Test
    void fileThatIsConfirmedWhileItsBlobIsBeingDeletedGetsAnother() {
        String app = freshApp();
        String release = freshRelease(app, "1.0.0");
        DraftFile first = DraftFile.uploaded(app, release, "App.dmg", DMG).confirmed();
        String blob = blobOf(first);
        // As if the request to the storage were under way for an hour.
        run("insert into object_deletion (object_key, cause, condemned_at, next_attempt_at)"
                + " values ($1, 'deleted', now(), now() + interval '1 hour')", blob);

        DraftFile second = DraftFile.uploaded(app, freshRelease(app, "1.1.0"), "App.dmg", DMG).confirmed();

        assertThat(blobOf(second)).isNotEqualTo(blob).endsWith("/App.dmg");
        assertThat(bucket.head(blobOf(second)).contentLength()).isEqualTo(DMG.length);
    }

    @Test
    void blobsAreServedUnderTheirNameByWhateverHostServesThem() {
        String app = freshApp();
        DraftFile file = DraftFile.uploaded(app, freshRelease(app, "1.0.0"), "My App (1).dmg", DMG).confirmed();
        DraftFile renamed = DraftFile.uploaded(app, freshRelease(app, "1.1.0"), "App.dmg", DMG).confirmed();

        assertThat(blobOf(file)).endsWith("/My App (1).dmg");
        assertThat(bucket.head(blobOf(file)).contentType()).isEqualTo("application/x-apple-diskimage");
        assertThat(bucket.head(blobOf(file)).contentDisposition()).isEqualTo("attachment; filename=\"My App (1).dmg\"");
        assertThat(bucket.head(blobOf(renamed)).contentDisposition()).isEqualTo("attachment; filename=\"App.dmg\"");
    }

    @Test
    void whatWaitsIsListedForOwnersAndFailuresApart() {
        String app = freshApp();
        run("insert into object_deletion (object_key, cause, attempts, condemned_at, last_error, next_attempt_at)"
                + " values ($1, 'deleted', 4, now(), 'Access Denied', now() + interval '1 hour')", app + "/stuck");

        asOwner().get("/admin/object-deletions?state=failing").then().statusCode(200)
                .body("items.objectKey", hasItem(app + "/stuck"))
                .body("items.find { it.objectKey == '" + app + "/stuck' }.lastError", equalTo("Access Denied"));
        asOwner().get("/admin/object-deletions?state=lost").then().statusCode(400);
        Api.as(Api.keyWith(Map.of("name", "reader", "scopes", new String[] { "admin" })))
                .get("/admin/object-deletions").then().statusCode(403);
    }

    private void awaitKeys(String prefix, int count) {
        Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            work();
            assertThat(bucket.keysBelow(prefix + "/")).hasSize(count);
        });
    }

    /** What the schedule would do in a few seconds. */
    private void work() {
        try {
            VertxContextSupport.subscribeAndAwait(() -> abandonedUploads.run().chain(deletion::run));
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private String blobOf(DraftFile file) {
        return text("select blob_key from installer where id = $1", file.id());
    }

    private long waitingBelow(String app, String cause) {
        return pool.preparedQuery(
                "select count(*) from object_deletion where deleted_at is null and object_key like $1 and cause = $2")
                .executeAndAwait(Tuple.of(app + "/%", cause)).iterator().next().getLong(0);
    }

    private String text(String sql, String parameter) {
        return pool.preparedQuery(sql).executeAndAwait(Tuple.of(parameter)).iterator().next().getString(0);
    }

    private void run(String sql, String parameter) {
        pool.preparedQuery(sql).executeAndAwait(Tuple.of(parameter));
    }
}
