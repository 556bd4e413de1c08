package dev.oasis.testkit.openapi;

import java.util.Arrays;
import java.util.List;

/** A path of a document, such as {@code /admin/apps/{app}}. */
record PathTemplate(String text, List<String> segments) {

    static PathTemplate of(String text) {
        return new PathTemplate(text, split(text));
    }

    boolean matches(String path) {
        List<String> given = split(path);
        if (given.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < given.size(); i++) {
            if (!isParameter(segments.get(i)) && !segments.get(i).equals(given.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The more is fixed, and the earlier, the better a template fits what several match. */
    String specificity() {
        return segments.stream().map(segment -> isParameter(segment) ? "0" : "1").reduce("", String::concat);
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    private static List<String> split(String path) {
        return Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
    }
}
