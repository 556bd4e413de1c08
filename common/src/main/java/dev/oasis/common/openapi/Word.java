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
 */
record Word(String description, Object example, String pattern, String format, List<Object> values) {
}
