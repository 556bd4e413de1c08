package dev.oasis.testkit.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A service's OpenAPI document, read for looking things up in it. Immutable. */
public final class OpenApiDocument {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode root;
    private final List<DocumentedOperation> operations = new ArrayList<>();

    private OpenApiDocument(JsonNode root) {
        this.root = root;
        root.path("paths").properties().forEach(path -> path.getValue().properties().forEach(entry -> {
            if (METHODS.contains(entry.getKey())) {
                operations.add(operation(path.getKey(), path.getValue().path("parameters"), entry.getKey(), entry.getValue()));
            }
        }));
    }

    public static OpenApiDocument parse(String json) {
        try {
            return new OpenApiDocument(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("This is no OpenAPI document in JSON: " + json, failure);
        }
    }

    public JsonNode root() {
        return root;
    }

    public List<DocumentedOperation> operations() {
        return List.copyOf(operations);
    }

    /** What answers this call; what answers a GET answers a HEAD too. */
    public Optional<DocumentedOperation> find(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        // A literal segment that has no such method leaves the call to a parameter in its place.
        return operations.stream().filter(operation -> operation.method().equals(asked))
                .filter(operation -> PathTemplate.of(operation.path()).matches(path))
                .max(Comparator.comparing(operation -> PathTemplate.of(operation.path()).specificity()));
    }

    /** The path of the document that a request's path stands for. */
    public Optional<String> template(String path) {
        return operations.stream().map(DocumentedOperation::path).distinct().map(PathTemplate::of)
                .filter(template -> template.matches(path))
                .max(Comparator.comparing(PathTemplate::specificity)).map(PathTemplate::text);
    }

    private DocumentedOperation operation(String path, JsonNode shared, String method, JsonNode node) {
        ObjectNode resolved = (ObjectNode) resolve(node.deepCopy());
        ArrayNode parameters = resolved.withArray("parameters");
        shared.forEach(parameter -> parameters.add(resolve(parameter.deepCopy())));
        return new DocumentedOperation(method.toUpperCase(Locale.ROOT), path, resolved);
    }

    // Schemas stay references: they may hold each other.
    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText("");
        if (reference.startsWith("#/") && !reference.startsWith(SCHEMAS)) {
            return resolve(root.at(reference.substring(1)).deepCopy());
        }
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> object.set(name, resolve(object.get(name))));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, resolve(array.get(i)));
            }
        }
        return node;
    }
}
