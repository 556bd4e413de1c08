package dev.oasis.update.check;

import java.util.Objects;

import dev.oasis.common.catalog.target.CheckPath;
import dev.oasis.update.snapshot.ServedApp;

/**
 * The address of a check, read once, and what was settled for it last. For any thread: what two threads settle at the same time
 * is the same.
 */
public final class KnownCheck {

    private final String app;
    private final String channel;
    private final CheckPath.Parts parts;
    // Written without a lock: immutable, so that whoever sees it sees all of it.
    private SettledCheck settled;

    /** @param app slug or id, as the address has it */
    KnownCheck(String app, String channel, CheckPath.Parts parts) {
        this.app = Objects.requireNonNull(app);
        this.channel = Objects.requireNonNull(channel);
        this.parts = Objects.requireNonNull(parts);
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

    /** What was settled for this app as it is now, or null. */
    SettledCheck settled(ServedApp served) {
        SettledCheck known = settled;
        return known != null && known.app() == served ? known : null;
    }

    /** @param fresh of a client that says nothing of itself */
    void settle(SettledCheck fresh) {
        settled = fresh;
    }
}
