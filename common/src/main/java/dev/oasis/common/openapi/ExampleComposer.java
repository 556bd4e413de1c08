package dev.oasis.common.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Makes the example of a whole body from those of its properties. */
final class ExampleComposer {

    private final Components components;

    ExampleComposer(Components components) {
        this.components = components;
    }

    /** Null when some part has none. */
    Object compose(Schema given) {
        Schema schema = SchemaCompletion.resolve(components, given);
        if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
            return schema.getExamples().get(0);
        }
        if (schema.getAnyOf() != null) {
            return compose(schema.getAnyOf().get(0));
        }
        if (schema.getProperties() != null) {
            return object(schema.getProperties());
        }
        if (schema.getItems() != null) {
            Object item = compose(schema.getItems());
            return item == null ? null : List.of(item);
        }
        if (schema.getEnumeration() != null) {
            return schema.getEnumeration().get(0);
        }
        return schema.getType() != null && schema.getType().contains(SchemaType.BOOLEAN) ? Boolean.TRUE : null;
    }

    private Map<String, Object> object(Map<String, Schema> properties) {
        Map<String, Object> example = new LinkedHashMap<>();
        properties.forEach((name, property) -> example.put(name, compose(property)));
        return example;
    }
}
