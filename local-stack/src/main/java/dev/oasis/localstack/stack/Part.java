package dev.oasis.localstack.stack;

import java.util.Locale;

/** What the stack is made of. */
public enum Part {
    POSTGRES,
    KAFKA,
    S3;

    /** As written on the command line and as the first segment of the part's keys in {@code stack.properties}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
