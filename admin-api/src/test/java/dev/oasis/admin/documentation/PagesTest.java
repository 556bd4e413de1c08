package dev.oasis.admin.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class PagesTest {

    private static final Pattern PART = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
    /** What a browser would fetch for a script or a style. Names of XML namespaces and links for people are no such thing. */
    private static final Pattern FETCHED = Pattern.compile(
            "(?:src|srcset)\\s*[:=]\\s*[\"']https?://|url\\([\"']?https?://|@import\\s|cdn\\.|fonts\\.g");

    @TestHTTPResource
    URI base;

    @ParameterizedTest
    @ValueSource(strings = { "/docs", "/redoc" })
    void a_page_and_all_its_parts_come_from_the_service_itself(String path) {
        HttpResponse<String> page = get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'").doesNotContain("http", "*", "unsafe-eval");
        assertThat(page.body()).doesNotContain("://");
        List<String> parts = PART.matcher(page.body()).results().map(part -> part.group(1))
                .filter(part -> !part.startsWith("data:")).toList();
        assertThat(parts).hasSize(3).allSatisfy(part -> {
            HttpResponse<String> file = get(part);
            assertThat(file.statusCode()).as(part).isEqualTo(200);
            assertThat(FETCHED.matcher(file.body()).results().map(found -> around(file.body(), found.start()))).as(part)
                    .isEmpty();
        });
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 80));
    }

    private HttpResponse<String> get(String path) {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(base.resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
