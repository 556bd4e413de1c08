package dev.oasis.testkit.openapi;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification expected,
            FilterContext context) {
        Response response = context.next(request, expected);
        byte[] body = response.asByteArray();
        URI address = URI.create(request.getURI());
        Object sent = request.getBody();
        check(address, new Exchange(request.getMethod(), address.getRawPath(), sent instanceof String text ? text : null,
                response.statusCode(), headers(response), new String(body, java.nio.charset.StandardCharsets.UTF_8)));
        // Reading it has used it up.
        return new ResponseBuilder().clone(response).setBody(body).build();
    }

    /** @throws AssertionError if the answer is not as the document of the service at this address says */
    public static void check(URI address, Exchange exchange) {
        AnswerCheck check = ServiceDocument.of(address);
        List<String> violations = check.violations(exchange);
        if (exchange.path().startsWith(INNER)) {
            return;
        }
        if (!violations.isEmpty() && System.getenv("OASIS_OPENAPI_STRICT") == null) {
            Findings.add(violations);
        } else if (!violations.isEmpty()) {
            throw new AssertionError(String.join("\n", violations));
        }
        check.document().find(exchange.method(), exchange.path())
                .ifPresent(operation -> SeenAnswers.note(operation, exchange.status()));
    }

    private static Map<String, List<String>> headers(Response response) {
        return response.headers().asList().stream()
                .collect(Collectors.groupingBy(Header::getName, Collectors.mapping(Header::getValue, Collectors.toList())));
    }
}
