package dev.oasis.admin.recall;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.PublishedRelease.draft;
import static dev.oasis.admin.PublishedRelease.draftSignedWithoutVersion;
import static dev.oasis.admin.PublishedRelease.freshApp;
import static dev.oasis.admin.PublishedRelease.published;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class RecallResourceTest {

    private static final String RELEASE = "/admin/apps/{app}/releases/{r}";
    private static final String RECALL = RELEASE + "/recall";
    private static final String ROLLOUT = RELEASE + "/rollouts/{c}";
    private static final String LINUX = "linux-x86_64";
    private static final String ARM = "linux-aarch64";

    @Test
    void aRecalledReleaseSaysSoAndCannotBeOfferedToMore() {
        String app = freshApp();
        String release = published(app, "2.0.0", LINUX);

        recall(app, release, "{\"exit\":\"allow_downgrade\",\"reason\":\"crashes at start\"}").then().statusCode(200)
                .body("exit", equalTo("allow_downgrade")).body("version", equalTo("2.0.0"));

        asOwner().get(RELEASE, app, release).then().body("recalled", equalTo(true)).body("status", equalTo("published"));
        asOwner().get(RECALL, app, release).then().body("reason", equalTo("crashes at start"));
        asOwner().body("{\"channel\":\"beta\"}").post(RELEASE + "/promote", app, release)
                .then().statusCode(409).body("code", equalTo("release_recalled"));
        recall(app, release, "{\"exit\":\"hold\"}").then().statusCode(200).body("exit", equalTo("hold"));
    }

    @Test
    void aRecallThatIsUndoneComesBackHeld() {
        String app = freshApp();
        String release = published(app, "2.0.0", LINUX);
        recall(app, release, "{\"exit\":\"hold\"}").then().statusCode(200);

        asOwner().delete(RECALL, app, release).then().statusCode(204);

        asOwner().get(RELEASE, app, release).then().body("recalled", equalTo(false));
        asOwner().get(ROLLOUT, app, release, "stable").then().body("held", equalTo(true));
        asOwner().get(RECALL, app, release).then().statusCode(409).body("code", equalTo("release_not_recalled"));
        asOwner().delete(RECALL, app, release).then().statusCode(409).body("code", equalTo("release_not_recalled"));
        asOwner().body("{\"held\":false}").patch(ROLLOUT, app, release, "stable").then().statusCode(200);
    }

    @Test
    void draftsAndUnknownExitsAreRefused() {
        String app = freshApp();
        String release = draft(app, "2.0.0", LINUX);

        recall(app, release, "{\"exit\":\"hold\"}").then().statusCode(409).body("code", equalTo("release_not_published"));
        recall(app, release, "{\"exit\":\"explode\"}").then().statusCode(400).body("errors[0].field", equalTo("exit"));
        recall(app, release, "{\"exit\":\"hold\",\"replacement\":\"x\"}").then().statusCode(400)
                .body("errors[0].field", equalTo("replacement"));
    }

    @Test
    void rollingForwardPublishesTheReplacementToEverybodyOnEachChannel() {
        String app = freshApp();
        String bad = published(app, "2.0.0", LINUX);
        asOwner().body("{\"channel\":\"beta\",\"percent\":5}").post(RELEASE + "/promote", app, bad).then().statusCode(201);
        String mended = draft(app, "2.0.1", LINUX);

        recall(app, bad, forward(mended)).then().statusCode(200).body("exit", equalTo("roll_forward"));

        asOwner().get(RELEASE, app, mended).then().body("status", equalTo("published"));
        asOwner().get(ROLLOUT, app, mended, "stable").then().body("percent", equalTo(100f));
        asOwner().get(ROLLOUT, app, mended, "beta").then().body("percent", equalTo(100f));
    }

    @Test
    void rollingForwardGrowsAReplacementThatIsOfferedToSomeAlready() {
        String app = freshApp();
        String bad = published(app, "2.0.0", LINUX);
        String mended = draft(app, "2.0.1", LINUX);
        asOwner().body("{\"percent\":5}").post(RELEASE + "/publish", app, mended).then().statusCode(200);

        recall(app, bad, forward(mended)).then().statusCode(200);

        asOwner().get(ROLLOUT, app, mended, "stable").then().body("percent", equalTo(100f));
    }

    @Test
    void whatSignaturesDoNotAllowIsRefusedWithTheWayThatIsLeft() {
        String app = freshApp();
        String older = published(app, "1.0.0", LINUX);
        String bad = published(app, "2.0.0", LINUX, ARM);

        assertRefused(recall(app, bad, "{\"exit\":\"roll_forward\"}"), "signer sign --app-version");
        assertRefused(recall(app, bad, forward(older)), "it is not higher");
        assertRefused(recall(app, bad, forward(draft(app, "2.0.1", LINUX))), "no deb for linux-aarch64");
        String unsigned = draftSignedWithoutVersion(app, "2.0.2", LINUX);
        asOwner().get(RELEASE, app, bad).then().body("recalled", equalTo(false));
        String one = published(app, "2.1.0", LINUX);
        assertRefused(recall(app, one, forward(unsigned)), "it is not higher");
        assertRefused(recall(app, one, forward(draftSignedWithoutVersion(app, "2.1.1", LINUX))), "not signed with its version");
    }

    private static String forward(String replacement) {
        return "{\"exit\":\"roll_forward\",\"replacement\":\"" + replacement + "\"}";
    }

    private static Response recall(String app, String release, String body) {
        return asOwner().body(body).post(RECALL, app, release);
    }

    private static void assertRefused(Response answer, String detail) {
        answer.then().statusCode(409).body("code", equalTo("recall_needs_replacement"))
                .body("errors[0].field", equalTo("replacement")).body("detail", containsString(detail));
    }
}
