package dev.oasis.admin.explain;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.PublishedRelease.draft;
import static dev.oasis.admin.PublishedRelease.freshApp;
import static dev.oasis.admin.PublishedRelease.publish;
import static dev.oasis.admin.PublishedRelease.published;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class ExplainResourceTest {

    private static final String LINUX = "linux-x86_64";

    @Test
    void everyReleaseIsAccountedFor() {
        String app = freshApp();
        published(app, "1.0.0", LINUX);
        String offered = published(app, "1.1.0", LINUX);
        publish(app, draft(app, "1.2.0", LINUX), "{\"percent\":0}").then().statusCode(200);
        draft(app, "2.0.0", LINUX);

        explain(app, Map.of("target", "linux", "arch", "amd64", "version", "1.0.0")).statusCode(200)
                .body("platform", equalTo(LINUX)).body("channel", equalTo("stable"))
                .body("offer.releaseId", equalTo(offered)).body("offer.bundle", equalTo("deb")).body("reason", nullValue())
                .body("passedOver.version", contains("2.0.0", "1.2.0", "1.0.0"))
                .body("passedOver.reason", contains("not_published", "not_in_rollout", "not_newer"));
    }

    @Test
    void aClientThatIsOfferedNothingIsToldWhy() {
        String app = freshApp();
        published(app, "1.0.0", LINUX);

        explain(app, Map.of("target", "windows-x86_64", "version", "0.9.0")).body("offer", nullValue())
                .body("reason", equalTo("no_build_for_target"));
        explain(app, Map.of("target", "beos", "version", "0.9.0")).body("platform", nullValue())
                .body("reason", equalTo("unknown_target"));
        explain(app, Map.of("target", LINUX, "version", "0.9.0", "channel", "nosuch"))
                .body("reason", equalTo("unknown_channel"));
    }

    @ParameterizedTest
    @CsvSource({ "version,1.0,invalid_version", "osVersion,Ventura,validation_failed", "acceptsDowngrade,yes,validation_failed",
            "updater,v3,validation_failed", "mood,good,unknown_query_parameter" })
    void aQuestionThatCannotBeUnderstoodIsRefused(String parameter, String value, String code) {
        Map<String, String> question = new HashMap<>(Map.of("target", LINUX, "version", "1.0.0"));
        question.put(parameter, value);
        asOwner().queryParams(question)
                .get("/admin/apps/{app}/explain", freshApp()).then().statusCode(400).body("code", equalTo(code));
    }

    private static ValidatableResponse explain(String app, Map<String, String> question) {
        return asOwner().queryParams(question).get("/admin/apps/{app}/explain", app).then();
    }
}
