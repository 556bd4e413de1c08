package dev.oasis.update.check;

import java.util.Objects;

import dev.oasis.common.catalog.target.CheckPath;

/** The address of a check, read once. It does not change, whatever becomes of the catalog. */
public final class KnownCheck {

    private final String path;
    // The text's own, which is elsewhere in memory: most comparisons end here.
    private final int hash;
    private final String app;
    private final String channel;
    private final CheckPath.Parts parts;
    private final int number;

    /**
     * @param path raw, as requests have it
     * @param app slug or id, as the address has it
     * @param number that few others have
     */
    KnownCheck(String path, String app, String channel, CheckPath.Parts parts, int number) {
        this.path = path;
        this.hash = path.hashCode();
        this.app = Objects.requireNonNull(app);
        this.channel = Objects.requireNonNull(channel);
        this.parts = Objects.requireNonNull(parts);
        this.number = number;
    }

    String path() {
        return path;
    }

    boolean isAt(String other) {
        return hash == other.hashCode() && path.equals(other);
    }

    String app() {
        return app;
    }

    String channel() {
        return channel;
    }

    CheckPath.Parts parts() {
        return parts;
    }

    int number() {
        return number;
    }
}
