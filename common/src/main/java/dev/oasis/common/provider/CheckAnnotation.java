package dev.oasis.common.provider;

import java.util.Locale;

/**
 * A remark of a check run at lines of a file.
 *
 * @param path within the repository
 * @param startLine from 1 on
 */
public record CheckAnnotation(String path, int startLine, int endLine, Level level, String title, String message) {

    public CheckAnnotation {
        if (startLine < 1 || endLine < startLine) {
            throw new IllegalArgumentException("Lines count from 1, and the last is not before the first");
        }
    }

    /** How grave it is, in the words of GitHub. */
    public enum Level {
        NOTICE,
        WARNING,
        FAILURE;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
