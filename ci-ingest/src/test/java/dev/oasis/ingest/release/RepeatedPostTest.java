package dev.oasis.ingest.release;

import static dev.oasis.ingest.Door.artifact;
import static dev.oasis.ingest.Door.as;
import static dev.oasis.ingest.Door.installer;
import static dev.oasis.ingest.Door.post;
import static dev.oasis.ingest.Door.release;
import static dev.oasis.ingest.Door.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.oasis.ingest.TestApp;
import dev.oasis.ingest.TestBucket;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleFile;
import dev.oasis.testkit.kit.SampleKeys;
import dev.oasis.testkit.kit.SampleSigner;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class RepeatedPostTest {

    private static final SampleBundle APPIMAGE = SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage");
    private static final SampleBundle DEB = SampleBundle.good("pw", "myapp_1.2.0_amd64.deb");
    private static final byte[] DMG = SampleFile.DMG.bytes(5000);
    private static final int AT_ONCE = 20;

    @Inject
    TestDatabase database;
    @Inject
    TestBucket bucket;

    private TestApp app;
    private Map<String, Object> body;

    @BeforeEach
    void newRelease() {
        app = database.newApp(SampleKeys.publicKey("pw"));
        body = release("1.2.0", artifact(app, "linux-x86_64", APPIMAGE));
        body.put("installers", List.of(installer("darwin-aarch64", "a.dmg", upload(app, "a.dmg", DMG))));
    }

    @Test
    void underOneIdempotencyKeyTheAnswerIsTheFirstOneAndAnotherPostIsRefused() {
        var first = underKey().then().statusCode(201).extract();

        assertThat(underKey().then().statusCode(201).extract().body().asString()).isEqualTo(first.body().asString());

        body.put("notes", "other notes");
        underKey().then().statusCode(409).body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void aRefusedPostGivesItsIdempotencyKeyBack() {
        body.put("channel", "nowhere");
        underKey().then().statusCode(400);

        body.remove("channel");
        underKey().then().statusCode(201);
    }

    private Response underKey() {
        return as(app.key()).header("Idempotency-Key", app.id()).body(body).post("/ci/apps/{app}/releases", app.slug());
    }

    @Test
    void theSameContentGetsTheSameAnswer() {
        String first = post(app, body).then().statusCode(201).extract().asString();

        assertThat(post(app, body).then().statusCode(200).extract().asString()).isEqualTo(first);
        assertThat(database.releasesOf(app)).isEqualTo(1);
        assertThat(database.count("select count(*) from outbox where key = $1", app.id())).isEqualTo(3);
    }

    @Test
    void neitherNotesNorTheSpellingOfVersionPlatformAndSignatureCount() {
        String first = post(app, body).then().statusCode(201).extract().asString();
        Map<String, Object> spelled = release("v1.2.0", artifact("LINUX-x86_64", "  " + APPIMAGE.signature() + "\n\n",
                upload(app, "again.AppImage", APPIMAGE.bytes())));
        spelled.put("installers", body.get("installers"));
        spelled.put("notes", "Other notes.");
        spelled.put("channel", "stable");

        assertThat(post(app, spelled).then().statusCode(200).extract().asString()).isEqualTo(first);
    }

    @Test
    void theSameContentUploadedAnewGetsTheSameAnswer() {
        String first = post(app, body).then().statusCode(201).extract().asString();
        Map<String, Object> again = release("1.2.0", artifact(app, "linux-x86_64", APPIMAGE));
        again.put("installers", List.of(installer("darwin-aarch64", "a.dmg", upload(app, "a.dmg", DMG))));

        assertThat(post(app, again).then().statusCode(200).extract().asString()).isEqualTo(first);
    }

    @Test
    void uploadsThatWereClearedAwayMeanwhileAreNotMissed() {
        String first = post(app, body).then().statusCode(201)
                .extract().asString();
        bucket.delete(keyOf("artifacts"));
        bucket.delete(keyOf("installers"));

        assertThat(post(app, body).then().statusCode(200).extract().asString()).isEqualTo(first);
    }

    @Test
    void anInstallerThatWasOverwrittenIsOtherContent() {
        String key = bucket.put(app.slug() + "/own/a.dmg", DMG);
        body.put("installers", List.of(installer("darwin-aarch64", "a.dmg", key)));
        post(app, body).then().statusCode(201);
        bucket.put(key, SampleFile.DMG.bytes(6000));

        differs(body, "the installer for darwin-aarch64 has another content");
    }

    @Test
    void otherContentIsRefusedWithWhatDiffersAndNothingChanges() {
        String first = post(app, body).then().statusCode(201).extract().asString();

        Map<String, Object> other = release("1.2.0", artifact(app, "linux-x86_64", DEB));
        other.put("installers", body.get("installers"));
        differs(other, "the artifact for linux-x86_64 has another signature");
        Map<String, Object> more = release("1.2.0", artifact(app, "linux-x86_64", APPIMAGE),
                artifact(app, "linux-aarch64", APPIMAGE));
        more.put("installers", body.get("installers"));
        differs(more, "an artifact for linux-aarch64 is new");
        differs(release("1.2.0", artifact(app, "linux-x86_64", APPIMAGE)), "an installer for darwin-aarch64 is missing");
        body.put("channel", "beta");
        differs(body, "the channel is beta instead of stable");
        body.remove("channel");

        assertThat(post(app, body).then().statusCode(200).extract().asString()).isEqualTo(first);
    }

    @Test
    void autoPublishOnARepetitionPublishesTheDraftOnce() {
        post(app, body).then().statusCode(201).body("release.status", equalTo("draft"));
        body.put("auto_publish", true);

        String published = post(app, body).then().statusCode(200).body("release.status", equalTo("published"))
                .extract().asString();

        assertThat(post(app, body).then().statusCode(200).extract().asString()).isEqualTo(published);
        body.put("auto_publish", false);
        assertThat(post(app, body).then().statusCode(200).extract().asString()).isEqualTo(published);
        assertThat(database.count("select count(*) from rollout where app_id = $1", app.id())).isEqualTo(1);
    }

    @Test
    void anArchivedReleaseIsAnsweredAsItIs() {
        body.put("auto_publish", true);
        post(app, body).then().statusCode(201);
        database.run("update release set status = 'archived' where app_id = $1", app.id());

        post(app, body).then().statusCode(200).body("release.status", equalTo("archived"));
    }

    @Test
    void manyAtOnceMakeOneReleaseAndGetTheSameAnswer() throws Exception {
        body.put("auto_publish", true);

        List<Response> answers = atOnce(body);

        assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(answers).extracting(Response::asString).containsOnly(answers.get(0).asString());
        assertThat(database.releasesOf(app)).isEqualTo(1);
        assertThat(database.count("select count(*) from artifact where app_id = $1", app.id())).isEqualTo(1);
        assertThat(database.count("select count(*) from outbox where key = $1", app.id())).isEqualTo(4);
    }

    @Test
    void manyAtOnceThatAlsoMakeANewChannelMakeItOnce() throws Exception {
        SampleSigner signer = SampleSigner.create();
        app = database.newApp(signer.publicKey());
        byte[] bytes = SampleFile.DEB.bytes(4096);
        String key = upload(app, "a.deb", bytes);

        List<Response> answers = atOnce(
                release("2.0.0-rc.1", artifact("linux-x86_64", signer.sign(bytes, "a.deb", "2.0.0-rc.1"), key)));

        assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(answers).extracting(Response::asString).containsOnly(answers.get(0).asString());
    }

    private List<Response> atOnce(Map<String, Object> request) throws InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Response>> calls = Collections.nCopies(AT_ONCE, () -> post(app, request));
            return callers.invokeAll(calls).stream().map(RepeatedPostTest::get).toList();
        } finally {
            callers.shutdownNow();
        }
    }

    private static Response get(Future<Response> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String keyOf(String list) {
        return (String) ((Map<?, ?>) ((List<?>) body.get(list)).get(0)).get("r2_key");
    }

    private void differs(Map<String, Object> request, String how) {
        post(app, request).then().statusCode(409).body("code", equalTo("release_differs"))
                .body("errors[0].field", equalTo("version")).body("detail", containsString(how));
        assertThat(database.releasesOf(app)).isEqualTo(1);
    }
}
