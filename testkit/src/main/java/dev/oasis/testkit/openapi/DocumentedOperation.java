package dev.oasis.testkit.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An operation of a document.
 *
 * @param method in capitals
 * @param path with {@code {parameters}}
 * @param node what the document says of it, all references but those to schemas resolved
 */
public record DocumentedOperation(String method, String path, JsonNode node) {

    public static final String JSON = "application/json";
    public static final String PROBLEM = "application/problem+json";

    public String id() {
        return node.path("operationId").asText();
    }

    public Set<String> statuses() {
        Set<String> statuses = new TreeSet<>();
        node.path("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }

    /** The codes of the problems that it answers with this status. */
    public Set<String> codes(int status) {
        Set<String> codes = new TreeSet<>();
        response(status).path("content").path(PROBLEM).path("examples").fieldNames().forEachRemaining(codes::add);
        return codes;
    }

    /** What needs credentials names the scopes of which the caller needs one. */
    public Set<String> scopes() {
        Set<String> scopes = new TreeSet<>();
        node.path("x-scopes").forEach(scope -> scopes.add(scope.asText()));
        return scopes;
    }

    public boolean isPublic() {
        return !node.path("security").elements().hasNext();
    }

    public List<JsonNode> parameters(String place) {
        List<JsonNode> parameters = new ArrayList<>();
        node.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals(place)) {
                parameters.add(parameter);
            }
        });
        return parameters;
    }

    public Optional<JsonNode> requestSchema() {
        return Optional.of(node.path("requestBody").path("content").path(JSON).path("schema")).filter(JsonNode::isObject);
    }

    JsonNode response(int status) {
        return node.path("responses").path(String.valueOf(status));
    }

    List<String> requiredHeaders(int status) {
        List<String> names = new ArrayList<>();
        Set<Map.Entry<String, JsonNode>> headers = response(status).path("headers").properties();
        headers.forEach(header -> {
            if (header.getValue().path("required").asBoolean()) {
                names.add(header.getKey());
            }
        });
        return names;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
