package dev.oasis.admin.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

class DocumentMergeTest {

    private static final JsonNode ADMIN = json("""
            {"openapi": "3.1.0", "info": {"title": "Oasis"}, "tags": [{"name": "Apps"}],
             "paths": {"/admin/apps": {"get": {"tags": ["Apps"], "schema": {"$ref": "#/components/schemas/View"}}},
                       "/health": {"get": {"operationId": "health"}}},
             "components": {"schemas": {"View": {"type": "object"}, "Problem": {"type": "object"}}}}""");

    @Test
    void each_service_gives_the_paths_that_the_origin_sends_there() {
        ObjectNode merged = merge("ci-ingest", """
                {"paths": {"/ci/apps/{app}/releases": {"post": {}}, "/health": {"get": {"operationId": "other"}}}}""");

        assertThat(names(merged.path("paths"))).containsExactly("/admin/apps", "/health", "/ci/apps/{app}/releases");
        assertThat(merged.at("/paths/~1health/get/operationId").asText()).isEqualTo("health");
        assertThat(merged.at("/info/title").asText()).isEqualTo("Oasis");
    }

    @Test
    void what_belongs_to_no_other_service_belongs_to_update_api() {
        ObjectNode merged = merge("update-api", """
                {"paths": {"/{app}/latest.json": {"get": {}}, "/admin/apps": {"get": {"operationId": "stray"}}}}""");

        assertThat(names(merged.path("paths"))).containsExactly("/admin/apps", "/health", "/{app}/latest.json");
        assertThat(merged.at("/paths/~1admin~1apps/get").has("operationId")).isFalse();
    }

    @Test
    void equal_schemas_are_shared_and_others_get_the_service_in_front() {
        ObjectNode merged = merge("ci-ingest", """
                {"paths": {"/ci/x": {"get": {"a": {"$ref": "#/components/schemas/View"},
                                             "b": {"$ref": "#/components/schemas/Problem"}}}},
                 "components": {"schemas": {"View": {"type": "string"}, "Problem": {"type": "object"}}}}""");

        assertThat(names(merged.at("/components/schemas"))).containsExactly("View", "Problem", "CiIngestView");
        assertThat(merged.at("/paths/~1ci~1x/get/a/$ref").asText()).isEqualTo("#/components/schemas/CiIngestView");
        assertThat(merged.at("/paths/~1ci~1x/get/b/$ref").asText()).isEqualTo("#/components/schemas/Problem");
        assertThat(merged.at("/paths/~1admin~1apps/get/schema/$ref").asText()).isEqualTo("#/components/schemas/View");
    }

    @Test
    void what_only_dropped_paths_used_is_dropped_too() {
        ObjectNode merged = merge("ci-ingest", """
                {"tags": [{"name": "Uploads"}, {"name": "Gone"}],
                 "paths": {"/ci/x": {"get": {"tags": ["Uploads"], "a": {"$ref": "#/components/schemas/A"}}},
                           "/elsewhere": {"get": {"tags": ["Gone"], "b": {"$ref": "#/components/schemas/C"}}}},
                 "components": {"schemas": {"A": {"of": {"$ref": "#/components/schemas/B"}}, "B": {}, "C": {}}}}""");

        assertThat(names(merged.at("/components/schemas"))).containsExactly("View", "Problem", "A", "B");
        assertThat(merged.at("/tags").findValuesAsText("name")).containsExactly("Apps", "Uploads");
    }

    @Test
    void a_service_that_is_away_is_named() {
        ObjectNode merged = DocumentMerge.merge(ADMIN, new TreeMap<>(), List.of("analytics"));

        assertThat(merged.at("/info/description").asText()).contains("analytics");
        assertThat(merged.path("paths")).isEqualTo(ADMIN.path("paths"));
    }

    private static ObjectNode merge(String service, String document) {
        return DocumentMerge.merge(ADMIN, new TreeMap<>(Map.of(service, json(document))), List.of());
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(failure);
        }
    }
}
