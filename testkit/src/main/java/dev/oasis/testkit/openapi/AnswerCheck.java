package dev.oasis.testkit.openapi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Says where an answer differs from what the document promises. Pure, and safe for use by several threads. */
public final class AnswerCheck {

    /** What the connection answers before an operation is known. */
    private static final Set<String> OF_THE_CONNECTION = Set.of("body_too_large", "malformed_request");
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);

    private final OpenApiDocument document;
    private final BodySchemas schemas;

    public AnswerCheck(OpenApiDocument document) {
        this.document = document;
        this.schemas = new BodySchemas(document.root());
    }

    public OpenApiDocument document() {
        return document;
    }

    /** Sentences that say what to do; empty when the answer is as documented. */
    public List<String> violations(Exchange exchange) {
        String call = exchange.method() + " " + exchange.path();
        String path = withoutDots(exchange.path());
        if (exchange.method().equals("OPTIONS") && exchange.status() < 300) {
            return List.of();
        }
        Optional<DocumentedOperation> operation = document.find(exchange.method(), path);
        if (OF_THE_CONNECTION.contains(code(exchange).orElse("")) && exchange.status() < 500) {
            return problemBody(exchange, call);
        }
        if (operation.isPresent()) {
            return operation(operation.get(), exchange);
        }
        boolean pathIsKnown = document.template(path).isPresent();
        String expected = pathIsKnown ? "method_not_allowed" : "not_found";
        // REST looks for a method below the best class alone, and so may say that there is nothing where another class has
        // something for another method.
        Set<String> fine = pathIsKnown ? Set.of("405 method_not_allowed", "404 not_found") : Set.of("404 not_found");
        if (fine.contains(exchange.status() + " " + code(exchange).orElse(""))) {
            return problemBody(exchange, call);
        }
        if (exchange.method().equals("HEAD") && Set.of(404, 405).contains(exchange.status())) {
            return List.of();
        }
        return List.of(call + " answered " + exchange.status() + code(exchange).map(code -> " " + code).orElse("")
                + ", but the OpenAPI document has no such " + (pathIsKnown ? "method" : "path")
                + ": describe it, or answer " + expected + ".");
    }

    private List<String> operation(DocumentedOperation operation, Exchange exchange) {
        List<String> found = new ArrayList<>();
        String answered = operation + " answered " + exchange.status();
        JsonNode response = operation.response(exchange.status());
        Optional<String> code = exchange.mediaType().filter(DocumentedOperation.PROBLEM::equals)
                .flatMap(type -> code(exchange));
        if (code.isPresent() && !operation.codes(exchange.status()).contains(code.get())) {
            return List.of(answered + " " + code.get() + ", which its OpenAPI operation " + operation.id()
                    + " does not list: add it to @Problems on the method, or to ProblemRules if it follows from the "
                    + "operation's form.");
        }
        if (response.isMissingNode()) {
            return List.of(answered + ", which its OpenAPI operation " + operation.id() + " does not list; it lists "
                    + String.join(", ", operation.statuses()) + ".");
        }
        operation.requiredHeaders(exchange.status()).stream().filter(name -> exchange.header(name).isEmpty())
                .forEach(name -> found.add(answered + " without the header " + name + ", which its document requires."));
        if (!exchange.method().equals("HEAD")) {
            found.addAll(body(answered, response.path("content"), exchange));
        }
        if (exchange.succeeded() && exchange.requestBody() != null) {
            operation.requestSchema().ifPresent(schema -> schemas.violations(schema, exchange.requestBody())
                    .forEach(violation -> found.add(answered + " to a body that its document does not allow: " + violation)));
        }
        return found;
    }

    private List<String> body(String answered, JsonNode content, Exchange exchange) {
        if (content.isEmpty() || WITHOUT_BODY.contains(exchange.status())) {
            return exchange.body().isEmpty() ? List.of()
                    : List.of(answered + " with a body, and its document says that there is none: " + exchange.body());
        }
        String type = exchange.mediaType().orElse("none");
        if (!content.has(type)) {
            List<String> documented = new ArrayList<>();
            content.fieldNames().forEachRemaining(documented::add);
            return List
                    .of(answered + " with media type " + type + "; its document says " + String.join(", ", documented) + ".");
        }
        JsonNode schema = content.path(type).path("schema");
        return schema.isMissingNode() || !type.equals(DocumentedOperation.JSON) && !type.endsWith("+json") ? List.of()
                : schemas.violations(schema, exchange.body()).stream()
                        .map(violation -> answered + " with a body that its document does not describe: " + violation).toList();
    }

    private List<String> problemBody(Exchange exchange, String call) {
        if (exchange.method().equals("HEAD")) {
            return List.of();
        }
        return schemas.violations(document.root().at("/components/schemas/Problem"), exchange.body()).stream()
                .map(violation -> call + " answered no problem: " + violation).toList();
    }

    /** As a router sees it, for which {@code /a/../b} is {@code /b}. */
    private static String withoutDots(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/")) {
            String plain = segment.replace("%2e", ".").replace("%2E", ".");
            if (plain.equals("..")) {
                segments.pollLast();
            } else if (!plain.equals(".")) {
                segments.addLast(segment);
            }
        }
        return String.join("/", segments);
    }

    /** The problem's code, if the body is one. */
    static Optional<String> code(Exchange exchange) {
        try {
            return Optional.ofNullable(new ObjectMapper().readTree(exchange.body()).path("code").asText(null));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
