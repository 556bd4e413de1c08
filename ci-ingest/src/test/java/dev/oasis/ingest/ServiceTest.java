package dev.oasis.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.testkit.openapi.Exchange;
import dev.oasis.testkit.openapi.RawCall;
import dev.oasis.testkit.openapi.RawClient;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class ServiceTest {

    @TestHTTPResource
    URI base;

    @Test
    void isReadyWithADatabaseOfItsSchema() {
        given().get("/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/health/live").then().statusCode(200);
    }

    @Test
    void describesItselfInTheWordsOfTheWire() {
        given().accept("application/json").get("/openapi?format=json").then().statusCode(200)
                .body("paths.'/ci/apps/{app}/releases'.post.responses.'201'.description", containsString("Made"))
                .body("components.schemas.PostReleaseRequest.properties.auto_publish.type", hasItem("boolean"))
                .body("paths.'/ci/apps/{app}/releases'.post.responses.'201'.content", not(nullValue()))
                .body("components.schemas.PostedArtifact.properties.r2_key.type", equalTo("string"))
                .body("components.schemas.PresignedUpload.properties.expires_at", not(nullValue()));
    }

    @Test
    void whatDoesNotExistIsAProblem() {
        given().get("/ci/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/ci/apps/%zz/releases", "/webhooks/github/%", "/webhooks/%2" })
    void aBrokenEscapeInThePathIsAProblem(String path) {
        RawCall call = new RawCall("POST", path, List.of(Map.entry("Content-Type", "application/json")), "{}");

        Exchange answer = new RawClient(base).send(call).orElseThrow();

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }
}
