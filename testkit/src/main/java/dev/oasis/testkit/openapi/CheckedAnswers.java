package dev.oasis.testkit.openapi;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** Fails a test whose service answers something else than its OpenAPI document says. */
public final class CheckedAnswers implements Filter {

    /** Metrics and the like, which the origin hides and no document describes. */
    private static final String INNER = "/q/";
    private static final int LARGE = 1 << 20;

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification expected,
            FilterContext context) {
        Response response = context.next(request, expected);
        if (URI.create(request.getURI()).getPort() != RestAssured.port) {
            // Somebody else's, such as a login provider's.
            return response;
        }
        byte[] body = response.asByteArray();
        URI address = URI.create(request.getURI());
        Object sent = request.getBody();
        check(new Exchange(request.getMethod(), address.getRawPath(),
                sent instanceof String text && isCheckable(request, text) ? text : null,
                response.statusCode(), headers(response), new String(body, java.nio.charset.StandardCharsets.UTF_8)));
        // Reading it has used it up.
        return new ResponseBuilder().clone(response).setBody(body).build();
    }

    /** @throws AssertionError if the answer is not as the document of the service under test says */
    public static void check(Exchange exchange) {
        AnswerCheck check = ServiceDocument.ofModule();
        List<String> violations = check.violations(exchange);
        if (violations.isEmpty() || exchange.path().startsWith(INNER)) {
            return;
        }
        if (System.getenv("OASIS_OPENAPI_COLLECT") == null) {
            throw new AssertionError(String.join("\n", violations));
        }
        Findings.add(violations);
    }

    /** Forms are no JSON, and what is huge is so in one of its texts. */
    private static boolean isCheckable(FilterableRequestSpecification request, String body) {
        return body.length() < LARGE && (request.getContentType() == null || request.getContentType().contains("json"));
    }

    private static Map<String, List<String>> headers(Response response) {
        return response.headers().asList().stream()
                .collect(Collectors.groupingBy(Header::getName, Collectors.mapping(Header::getValue, Collectors.toList())));
    }
}
