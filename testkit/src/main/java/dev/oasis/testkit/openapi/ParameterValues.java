package dev.oasis.testkit.openapi;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a walk over a document puts into paths.
 *
 * @param values by the segment before and the parameter, such as {@code releases/{release}}
 */
public record ParameterValues(Map<String, String> values) {

    private static final Pattern PARAMETER = Pattern.compile("([^/]*)/(\\{[^}]+})");

    public ParameterValues {
        values = Map.copyOf(values);
    }

    /** @throws AssertionError for a parameter that nobody has given a value: a new endpoint cannot be forgotten */
    public String fill(DocumentedOperation operation) {
        Matcher parameters = PARAMETER.matcher(operation.path());
        return parameters.replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "/" + value(operation, found)));
    }

    private String value(DocumentedOperation operation, MatchResult parameter) {
        String name = parameter.group(1) + "/" + parameter.group(2);
        String value = values.get(name);
        if (value == null) {
            throw new AssertionError("Nothing is known to put in the place of " + name + " in " + operation
                    + ": give the test's world such a thing and its id.");
        }
        return value;
    }

    /** The same with another value for one parameter. */
    public ParameterValues with(String name, String value) {
        Map<String, String> changed = new java.util.HashMap<>(values);
        changed.put(name, value);
        return new ParameterValues(changed);
    }
}
