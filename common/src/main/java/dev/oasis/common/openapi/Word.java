package dev.oasis.common.openapi;

import java.util.List;

/**
 * What a name means wherever it stands.
 *
 * @param description a sentence
 * @param example null when its parts have some
 * @param pattern of text, or null
 * @param format of text, or null
 * @param values all that there are, or null
 * @param nullable whether an answer may have null there
 * @param free whether any JSON may stand there
 */
record Word(String description, Object example, String pattern, String format, List<Object> values, boolean nullable,
        boolean free) {

    /** This word in a narrower place: what the narrower says, and for the rest what is said here. */
    Word narrowedBy(Word narrower) {
        return new Word(or(narrower.description, description), or(narrower.example, example), or(narrower.pattern, pattern),
                or(narrower.format, format), or(narrower.values, values), narrower.nullable || nullable,
                narrower.free || free);
    }

    private static <T> T or(T first, T second) {
        return first == null ? second : first;
    }
}
