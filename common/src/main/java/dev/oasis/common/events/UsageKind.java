package dev.oasis.common.events;

import java.util.Locale;

/** What update-api counts. */
public enum UsageKind {
    /** A client asked whether there is an update. */
    CHECK,
    /** One of those checks, by a client that sent an id. */
    IDENTIFIED_CHECK,
    /** A client was redirected to an artifact. */
    UPDATE_DOWNLOAD,
    /** A person was redirected to an installer. */
    INSTALLER_DOWNLOAD;

    /** As it stands in records and in the statistics. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
