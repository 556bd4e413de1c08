package dev.oasis.admin.publisher;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.regex.Matcher;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.oasis.testkit.login.LoginProvidersResource;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = LoginProvidersResource.class, scope = TestResourceScope.GLOBAL)
class PublisherResourceTest {

    private static final String PUBLISHERS = "/admin/apps/{app}/publishers";
    private static final String ONE = PUBLISHERS + "/{p}";
    private static final String PLAIN = """
            {"name":"Releases","provider":"github","repository":"octo-org/my-app","workflow":"release.yml"}""";

    private static String created(String app, String body) {
        return asOwner().body(body).post(PUBLISHERS, app).then().statusCode(201).extract().path("id");
    }

    @Test
    void a_plain_rule_lets_tags_upload_and_make_drafts() {
        String app = freshApp();
        String id = asOwner().body(PLAIN).post(PUBLISHERS, app).then().statusCode(201)
                .header("Location", containsString("/publishers/")).header("ETag", notNullValue())
                .body("workflow", equalTo(".github/workflows/release.yml")).body("refs", contains("refs/tags/**"))
                .body("permissions", contains("upload", "release")).body("channels", nullValue())
                .body("repositoryId", nullValue()).body("enabled", equalTo(true)).extract().path("id");

        asOwner().get(ONE, app, id).then().statusCode(200).body("name", equalTo("Releases"));
        asOwner().get(PUBLISHERS, app).then().statusCode(200).body("items", hasSize(1));
        asOwner().get(ONE, freshApp(), id).then().statusCode(404).body("code", equalTo("publisher_not_found"));
        asOwner().delete(ONE, app, id).then().statusCode(204);
        asOwner().get(ONE, app, id).then().statusCode(404);
    }

    @Test
    void a_rule_of_gitlab_knows_the_usual_file() {
        asOwner().body("""
                {"name":"x","provider":"gitlab","repository":"group/sub/project","environment":"production",
                "refs":["refs/heads/main","refs/tags/v*"],"protectedRefs":true,"permissions":["publish","release","upload"],
                "channels":["stable","beta"],"repositoryId":"20","ownerId":"72"}""").post(PUBLISHERS, freshApp()).then()
                .statusCode(201).body("workflow", equalTo(".gitlab-ci.yml")).body("channels", contains("beta", "stable"))
                .body("permissions", contains("upload", "release", "publish")).body("protectedRefs", equalTo(true));
    }

    @Test
    void a_change_names_what_changes_and_heeds_if_match() {
        String app = freshApp();
        String id = created(app, PLAIN);
        String etag = asOwner().get(ONE, app, id).header("ETag");
        asOwner().header("If-Match", etag).body("{\"channels\":[\"beta\"],\"environment\":\"release\",\"ownerId\":\"9\"}")
                .patch(ONE, app, id).then().statusCode(200).body("channels", contains("beta"))
                .body("environment", equalTo("release")).body("ownerId", equalTo("9")).body("name", equalTo("Releases"));
        asOwner().header("If-Match", etag).body("{\"name\":\"y\"}").patch(ONE, app, id).then().statusCode(412);
        asOwner().header("If-Match", etag).delete(ONE, app, id).then().statusCode(412);
        asOwner().body("{\"channels\":null,\"environment\":null,\"ownerId\":null}").patch(ONE, app, id).then().statusCode(200)
                .body("channels", nullValue()).body("environment", nullValue()).body("ownerId", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "\"provider\":\"jenkins\" | provider", "\"repository\":\"my-app\" | repository",
            "\"repository\":\"a/b/c\" | repository", "\"workflow\":\"release.yml@main\" | workflow",
            "\"workflow\":\"scripts/release.yml\" | workflow", "\"workflow\":\"release.sh\" | workflow",
            "\"refs\":[\"main\"] | refs[0]", "\"refs\":[\"refs/tags/*\",\"refs/pull/*\"] | refs[1]", "\"refs\":[] | refs",
            "\"permissions\":[\"admin\"] | permissions[0]", "\"channels\":[\"Beta!\"] | channels[0]",
            "\"repositoryId\":\"octo\" | repositoryId", "\"environment\":\" \" | environment",
            "\"jobWorkflow\":\"release.yml\" | jobWorkflow", "\"name\":\"\" | name" })
    void what_cannot_be_a_rule_is_refused_by_field(String change, String field) {
        String name = change.substring(1, change.indexOf('"', 1));
        String body = PLAIN.contains("\"" + name + "\"")
                ? PLAIN.replaceFirst("\"" + name + "\":\"[^\"]*\"", Matcher.quoteReplacement(change))
                : PLAIN.replace("}", "," + change + "}");

        asOwner().body(body).post(PUBLISHERS, freshApp()).then().statusCode(400).body("code", equalTo("validation_failed"))
                .body("errors[0].field", endsWith(field));
    }

    @Test
    void a_publishing_token_is_nothing_here() {
        given().header("Authorization", "Bearer oasis_job_" + "x".repeat(43))
                .get(PUBLISHERS, freshApp()).then().statusCode(401).body("code", equalTo("api_key_malformed"));
    }
}
