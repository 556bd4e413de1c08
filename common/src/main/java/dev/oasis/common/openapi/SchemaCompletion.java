package dev.oasis.common.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Explains the properties of all schemas, and says of requests that they take no others and of answers which are always there.
 */
final class SchemaCompletion {

    private static final String REFERENCE = "#/components/schemas/";
    private static final String INSTANT = "Instant";

    private final Words words;
    private final Components components;
    private final Set<String> requests;
    private final OptionalProperties optional;

    SchemaCompletion(Words words, Components components, Set<String> requests, OptionalProperties optional) {
        this.words = words;
        this.components = components;
        this.requests = requests;
        this.optional = optional;
    }

    void complete() {
        components.getSchemas().forEach(this::complete);
        components.removeSchema(INSTANT);
    }

    private void complete(String type, Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
        words.of("type." + type).ifPresent(word -> explain(schema, word));
        schema.getProperties().values().stream().map(Schema::getItems).filter(Objects::nonNull)
                .forEach(items -> complete(type, items));
        schema.getProperties().forEach((name, property) -> property(schema, type, name, property));
        if (requests.contains(type)) {
            schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        } else if (schema.getRequired() == null) {
            schema.setRequired(schema.getProperties().keySet().stream()
                    .filter(name -> !optional.contains(type, name)).toList());
        }
    }

    private void property(Schema owner, String type, String name, Schema given) {
        Schema property = timeInline(given);
        if (property != given) {
            owner.addProperty(name, property);
        }
        words.of(type, name).ifPresent(word -> {
            if (word.free()) {
                owner.addProperty(name, OASFactory.createSchema().description(word.description())
                        .examples(List.of(word.example())));
                return;
            }
            if (word.nullable() && property.getRef() != null) {
                owner.addProperty(name, OASFactory.createSchema().description(word.description())
                        .addAnyOf(property).addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL)));
                return;
            }
            if (word.nullable() && !isNullable(property)) {
                property.addType(SchemaType.NULL);
            }
            explain(property, word);
        });
    }

    /** A time is text of a known format wherever it stands: a type of its own would only make generators invent a class. */
    private static Schema timeInline(Schema property) {
        boolean direct = isInstant(property);
        boolean nullable = property.getAnyOf() != null && property.getAnyOf().stream().anyMatch(SchemaCompletion::isInstant);
        if (!direct && !nullable) {
            return property;
        }
        Schema time = OASFactory.createSchema().format("date-time").addType(SchemaType.STRING);
        time.setDescription(property.getDescription());
        return nullable ? time.addType(SchemaType.NULL) : time;
    }

    private static boolean isInstant(Schema schema) {
        return (REFERENCE + INSTANT).equals(schema.getRef());
    }

    static void explain(Schema schema, Word word) {
        if (schema.getDescription() == null) {
            schema.setDescription(word.description());
        }
        if (schema.getRef() != null) {
            return;
        }
        if (schema.getExamples() == null && word.example() != null) {
            schema.setExamples(List.of(word.example()));
        }
        // On the elements of a list, these speak of each of them.
        Schema described = schema.getItems() == null ? schema : schema.getItems();
        if (described.getRef() != null) {
            return;
        }
        if (described.getPattern() == null && word.pattern() != null) {
            described.setPattern(word.pattern());
        }
        if (described.getFormat() == null && word.format() != null) {
            described.setFormat(word.format());
        }
        if (described.getEnumeration() == null && word.values() != null) {
            List<Object> values = new ArrayList<>(word.values());
            if (isNullable(described)) {
                values.add(null);
            }
            described.setEnumeration(values);
        }
    }

    private static boolean isNullable(Schema schema) {
        return schema.getType() != null && schema.getType().contains(SchemaType.NULL);
    }

    static Schema resolve(Components components, Schema schema) {
        Map<String, Schema> known = components.getSchemas();
        return schema.getRef() == null ? schema : known.get(schema.getRef().substring(REFERENCE.length()));
    }
}
