package dev.oasis.testkit.openapi;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;

/** Checks bodies by the schemas of a document (JSON Schema 2020-12), in which a property that is not named is an error. */
final class BodySchemas {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** JSON Schema 2020-12, which here stands in a document that also has components. */
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .keyword(new NonValidationKeyword("components")).build();

    private final JsonSchemaFactory factory = JsonSchemaFactory
            .builder(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)).metaSchema(DIALECT).build();
    private final SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final Map<JsonNode, JsonSchema> known = new ConcurrentHashMap<>();
    private final ObjectNode components;

    BodySchemas(JsonNode document) {
        components = document.path("components").deepCopy();
        components.path("schemas").forEach(BodySchemas::close);
    }

    /** What is wrong with a body; empty when it is as the schema says. */
    List<String> violations(JsonNode schema, String body) {
        try {
            return known.computeIfAbsent(schema, this::compile).validate(JSON.readTree(body)).stream()
                    .map(violation -> violation.getInstanceLocation() + " " + violation.getMessage()).sorted().toList();
        } catch (JsonProcessingException notJson) {
            return List.of("the body is no JSON: " + notJson.getOriginalMessage());
        }
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode root = schema.deepCopy();
        close(root);
        return factory.getSchema(root.set("components", components), config);
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(BodySchemas::close);
    }
}
