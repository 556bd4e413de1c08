package dev.oasis.admin.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;

import dev.oasis.testkit.openapi.OpenApiDocument;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Clients that ask for HTTP/2 where there is no TLS: Java's own does so unless it is told otherwise. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class ProtocolTest {

    @TestHTTPResource
    URI base;

    @Test
    void a_client_with_its_own_defaults_reads_even_the_largest_answer() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/openapi?format=json")).build();
        for (int i = 0; i < 10; i++) {
            // Each has a connection of its own, and so asks for the upgrade.
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(OpenApiDocument.parse(answer.body()).operations()).isNotEmpty();
        }
    }
}
