package dev.oasis.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;

import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The origins stand in this module's test configuration. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class CorsTest {

    private static final String OWN = "http://localhost:8080";
    private static final String CONFIGURED = "https://tools.example";
    private static final String FOREIGN = "https://evil.example";

    @Test
    void pages_of_configured_origins_may_call_with_credentials() {
        for (String origin : new String[] { OWN, CONFIGURED }) {
            Api.asOwner().header("Origin", origin).get("/admin/apps").then().statusCode(200)
                    .header("Access-Control-Allow-Origin", equalTo(origin))
                    .header("Access-Control-Allow-Credentials", equalTo("true"))
                    .header("Access-Control-Expose-Headers", containsString("ETag"))
                    .header("Vary", containsString("origin"));
            preflight(origin).statusCode(204)
                    .header("Access-Control-Allow-Origin", equalTo(origin))
                    .header("Access-Control-Allow-Methods", containsString("PATCH"))
                    .header("Access-Control-Allow-Headers", equalTo("authorization,if-match"))
                    .header("Access-Control-Max-Age", equalTo("600"));
        }
    }

    @Test
    void errors_can_be_read_too() {
        given().header("Origin", CONFIGURED).get("/admin/apps").then().statusCode(401)
                .header("Access-Control-Allow-Origin", equalTo(CONFIGURED));
    }

    @Test
    void another_origin_gets_the_answer_without_any_cors_header() {
        without(Api.asOwner().header("Origin", FOREIGN).get("/admin/apps").then().statusCode(200));
        without(preflight(FOREIGN));
        without(Api.asOwner().header("Origin", "null").get("/admin/apps").then().statusCode(200));
    }

    @Test
    void what_is_for_programs_is_no_page() {
        Api.get("/admin/apps").then().header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Vary", containsString("origin"));
        given().get("/admin/apps").then().statusCode(401).header("X-Content-Type-Options", equalTo("nosniff"));
    }

    private static ValidatableResponse preflight(String origin) {
        return given().header("Origin", origin).header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,if-match").options("/admin/apps").then();
    }

    private static void without(ValidatableResponse response) {
        response.header("Access-Control-Allow-Origin", nullValue()).header("Access-Control-Allow-Credentials", nullValue())
                .header("Access-Control-Allow-Methods", nullValue()).header("Access-Control-Expose-Headers", nullValue());
    }
}
