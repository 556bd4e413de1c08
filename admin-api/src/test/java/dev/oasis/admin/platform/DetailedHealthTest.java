package dev.oasis.admin.platform;

import static dev.oasis.admin.Api.as;
import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.keyWith;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.oasis.admin.Api;
import dev.oasis.common.schema.SchemaVersion;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class DetailedHealthTest {

    @Test
    void operators_see_each_part_with_its_latency_and_a_sentence() {
        health(asOwner()).body("status", equalTo("up"))
                .body("service", equalTo("oasis-admin-api"))
                .body("parts", aMapWithSize(6))
                .body("parts.values().status", everyItem(is("up")))
                .body("parts.values().latencyMs", everyItem(greaterThanOrEqualTo(0)))
                .body("parts.values().detail", everyItem(endsWith(".")))
                .body("parts.database.detail", containsString("PostgreSQL"))
                .body("parts.migrations.detail", containsString(SchemaVersion.REQUIRED))
                .body("parts.kafka.detail", equalTo("1 broker answers."))
                .body("parts.storage.detail", containsString("bucket"))
                .body("parts", hasKey("outbox"))
                .body("parts", hasKey("publishing"))
                .body("services", nullValue());
        health(as(keyWith(Map.of("name", "reader", "scopes", List.of("read"))))).body("parts", hasKey("database"));
    }

    @Test
    void everybody_else_sees_the_outcome_alone() {
        String app = freshApp();
        for (RequestSpecification someone : List.of(given(),
                as(keyWith(Map.of("name", "ci", "scopes", List.of("ci")))),
                as(keyWith(Map.of("name", "bound", "scopes", List.of("admin"), "apps", List.of(app)))))) {
            health(someone).body("$", aMapWithSize(2)).body("status", equalTo("up"))
                    .body("uptime", greaterThanOrEqualTo(0));
        }
    }

    @Test
    void bad_credentials_are_told() {
        as("uk_live_ffffffffffffffffffffffffffffffff").get("/health/detailed").then().statusCode(401)
                .body("code", equalTo("api_key_unknown"));
    }

    @Test
    void the_version_names_the_commit() {
        given().get("/version").then().statusCode(200)
                .body("$", aMapWithSize(4))
                .body("name", equalTo("oasis-admin-api"))
                .body("version", not(equalTo("unknown")))
                .body("commit", matchesPattern("[0-9a-f]{40}|unknown"))
                .body("buildTime", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ|unknown"));
    }

    private static ValidatableResponse health(RequestSpecification request) {
        Api.ownerKey();
        return request.get("/health/detailed").then().statusCode(200);
    }
}
