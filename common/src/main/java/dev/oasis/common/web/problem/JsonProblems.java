package dev.oasis.common.web.problem;

import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body, by field and without quoting the body back. */
final class JsonProblems {

    private JsonProblems() {
    }

    static Problem of(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted()
                    .collect(Collectors.joining(", "));
            return Problem.ofField(ProblemCode.UNKNOWN_FIELD, path(unknown), "is not a field here; known are " + known + ".");
        }
        if (failure instanceof InvalidFormatException wrong) {
            return Problem.ofField(ProblemCode.VALIDATION_FAILED, path(wrong), expected(wrong));
        }
        if (failure instanceof MismatchedInputException wrong) {
            return path(wrong).isEmpty() ? malformed()
                    : Problem.ofField(ProblemCode.VALIDATION_FAILED, path(wrong), expected(wrong));
        }
        if (failure instanceof JsonMappingException wrong && !path(wrong).isEmpty()) {
            return Problem.ofField(ProblemCode.VALIDATION_FAILED, path(wrong), "has a value that is not allowed.");
        }
        return malformed();
    }

    private static Problem malformed() {
        return Problem.of(ProblemCode.MALFORMED_JSON, "Send one JSON object in UTF-8.");
    }

    private static String expected(MismatchedInputException wrong) {
        Class<?> type = wrong.getTargetType();
        if (type == null) {
            return "has a value of the wrong type.";
        }
        if (Iterable.class.isAssignableFrom(type)) {
            return "must be a list.";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "must be text without NUL characters.";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "must be true or false.";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "must be a whole number.";
        }
        if (type == java.time.Instant.class) {
            return "must be a time in RFC 3339, such as 2026-01-31T12:00:00Z.";
        }
        return type.isRecord() ? "must be an object." : "has a value that is not allowed.";
    }

    private static String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
