package dev.oasis.testkit.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

/** Says what a document lacks: what the specification of OpenAPI 3.1 demands, and what readers and generators of code need. */
public final class DocumentLint {

    /** The schema of the specification itself, as it is published with it. */
    private static final String SPECIFICATION = "openapi-3.1.schema.json";
    private static final String SCHEMAS = "#/components/schemas/";

    private final OpenApiDocument document;
    private final BodySchemas schemas;
    private final List<String> faults = new ArrayList<>();

    private DocumentLint(OpenApiDocument document) {
        this.document = document;
        this.schemas = new BodySchemas(document.root());
    }

    /** Sentences, empty for a good document. */
    public static List<String> faults(OpenApiDocument document) {
        DocumentLint lint = new DocumentLint(document);
        lint.specification();
        Set<String> ids = new HashSet<>();
        document.operations().forEach(operation -> lint.operation(operation, ids));
        lint.schemas();
        lint.tags();
        return List.copyOf(lint.faults);
    }

    private void specification() {
        try (InputStream in = DocumentLint.class.getResourceAsStream(SPECIFICATION)) {
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(new ObjectMapper().readTree(in))
                    .validate(document.root())
                    .forEach(fault -> faults.add("OpenAPI 3.1: " + fault.getInstanceLocation() + " " + fault.getMessage()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void operation(DocumentedOperation operation, Set<String> ids) {
        if (!operation.id().matches("[a-z][A-Za-z0-9]+")) {
            faults.add(
                    operation + " has no operationId: tag its class and name the method after a verb, or add an @Operation.");
        } else if (!ids.add(operation.id())) {
            faults.add(operation + " shares its operationId " + operation.id() + " with another operation.");
        }
        if (operation.node().path("summary").asText("").isBlank()) {
            faults.add(operation + " has no summary: name the method after a verb that OperationNames knows, or add an "
                    + "@Operation(summary = …).");
        }
        if (operation.node().path("tags").size() != 1) {
            faults.add(operation + " needs one tag.");
        }
        if (!operation.node().has("security")) {
            faults.add(operation + " says neither that it needs credentials nor that it needs none.");
        }
        if (operation.codes(400).isEmpty()) {
            faults.add(operation + " lists no error codes.");
        }
        operation.node().path("parameters").forEach(parameter -> parameter(operation, parameter));
        body(operation + "'s request", operation.node().path("requestBody").path("content"));
        operation.statuses().forEach(status -> body(operation + "'s answer " + status,
                operation.node().path("responses").path(status).path("content")));
        if (operation.statuses().stream().noneMatch(status -> status.matches("[23].."))) {
            faults.add(operation + " never succeeds.");
        }
    }

    private void parameter(DocumentedOperation operation, JsonNode parameter) {
        String name = parameter.path("name").asText();
        if (parameter.path("description").asText("").isBlank()) {
            faults.add("Parameter " + name + " of " + operation + " is not explained: add it to words.yaml.");
        }
        if (parameter.path("schema").path("examples").isEmpty() && !parameter.has("example")) {
            faults.add("Parameter " + name + " of " + operation + " has no example: add it to words.yaml.");
        }
    }

    private void body(String what, JsonNode content) {
        content.properties().forEach(entry -> {
            JsonNode schema = entry.getValue().path("schema");
            if (!entry.getKey().equals(DocumentedOperation.JSON) && !entry.getKey().endsWith("+json")
                    || schema.isMissingNode()) {
                return;
            }
            if (!schema.has("$ref") && !schema.has("type") || schema.path("$ref").asText().equals(SCHEMAS + "JsonNode")) {
                faults.add(what + " is any JSON: name its type by @APIResponseSchema.");
                return;
            }
            if (entry.getValue().path("examples").isEmpty()) {
                faults.add(what + " has no example.");
            }
            entry.getValue().path("examples").properties().forEach(example -> schemas
                    .violations(schema, example.getValue().path("value").toString())
                    .forEach(fault -> faults.add(what + " has a wrong example " + example.getKey() + ": " + fault)));
        });
    }

    private void schemas() {
        String text = document.root().toString();
        document.root().path("components").path("schemas").properties().forEach(type -> {
            if (!text.contains("\"" + SCHEMAS + type.getKey() + "\"")) {
                faults.add("Schema " + type.getKey() + " is used nowhere.");
            }
            type.getValue().path("properties").properties().forEach(property -> {
                if (property.getValue().path("description").asText("").isBlank()) {
                    faults.add("Property " + type.getKey() + "." + property.getKey()
                            + " is not explained: add it to words.yaml.");
                }
            });
        });
    }

    private void tags() {
        document.root().path("tags").forEach(tag -> {
            if (tag.path("description").asText("").isBlank()) {
                faults.add("Tag " + tag.path("name").asText() + " is not explained: add tag." + tag.path("name").asText()
                        + " to words.yaml.");
            }
        });
    }
}
