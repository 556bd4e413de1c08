package dev.oasis.testkit.stack;

import java.util.Locale;

/** What a stack may consist of. */
public enum StackPart {
    POSTGRES,
    KAFKA,
    S3;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
