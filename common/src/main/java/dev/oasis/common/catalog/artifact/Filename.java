package dev.oasis.common.catalog.artifact;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** The name of an uploaded file: it becomes part of object keys and addresses, so it stays plain. */
public final class Filename {

    private static final int MAX_LENGTH = 255;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_+][A-Za-z0-9._+ ()-]{0,254}");

    private Filename() {
    }

    /** @throws Problem {@code validation_failed} */
    public static String require(String text) {
        if (!FORM.matcher(text).matches()) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "filename",
                    "must have 1 to 255 of letters, digits, spaces and . _ + - ( ), and not start with a dot.");
        }
        return text;
    }

    /**
     * The name that was asked for, or else the nearest one to what the file is called elsewhere.
     *
     * @throws Problem {@code validation_failed}
     */
    public static String requireOr(Optional<String> asked, String elsewhere) {
        return require(asked.orElseGet(() -> cleaned(elsewhere)));
    }

    /**
     * The nearest name that {@link #require} takes: other characters become underscores, and of a name that is too long the end
     * stays, which tells the kind.
     *
     * @param text not empty
     */
    public static String cleaned(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9._+ ()-]", "_").replaceFirst("^[^A-Za-z0-9_+]", "_");
        return plain.length() <= MAX_LENGTH ? plain : cleaned(plain.substring(plain.length() - MAX_LENGTH));
    }
}
