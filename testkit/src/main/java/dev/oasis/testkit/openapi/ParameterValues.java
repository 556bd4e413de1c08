package dev.oasis.testkit.openapi;

import java.util.HashMap;
import java.util.Map;

/**
 * What a walk over a document puts into paths.
 *
 * @param values by the segment before and the parameter, such as {@code releases/{release}}
 */
public record ParameterValues(Map<String, String> values) {

    public ParameterValues {
        values = Map.copyOf(values);
    }

    /** @throws AssertionError for a parameter that nobody has given a value: a new endpoint cannot be forgotten */
    public String fill(DocumentedOperation operation) {
        String[] segments = operation.path().split("/");
        String[] filled = segments.clone();
        for (int i = 1; i < segments.length; i++) {
            if (segments[i].startsWith("{")) {
                filled[i] = value(operation, segments[i - 1] + "/" + segments[i]);
            }
        }
        return String.join("/", filled);
    }

    private String value(DocumentedOperation operation, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new AssertionError("Nothing is known to put in the place of " + name + " in " + operation
                    + ": give the test's world such a thing and its id.");
        }
        return value;
    }

    /** The same with another value for one parameter. */
    public ParameterValues with(String name, String value) {
        Map<String, String> changed = new HashMap<>(values);
        changed.put(name, value);
        return new ParameterValues(changed);
    }
}
