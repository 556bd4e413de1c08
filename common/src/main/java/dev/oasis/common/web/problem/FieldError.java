package dev.oasis.common.web.problem;

/**
 * What is wrong with one field.
 *
 * @param field path in the body or name of the parameter, such as {@code artifacts[0].platform}
 * @param message a sentence that says what to do
 */
public record FieldError(String field, String message) {
}
