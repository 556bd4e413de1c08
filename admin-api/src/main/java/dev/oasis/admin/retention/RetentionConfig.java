package dev.oasis.admin.retention;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long notes are kept that have done their work, and objects that nothing needs. */
@ConfigMapping(prefix = "oasis.retention")
public interface RetentionConfig {

    /** Ids of events that were consumed; longer than Kafka keeps the events themselves, or they could count twice. */
    @WithDefault("30d")
    Duration seenEvents();

    /** What was proven of uploads; a later post of the same object reads it again. */
    @WithDefault("90d")
    Duration verifications();

    /** Sessions of people that have run out, to be looked at. */
    @WithDefault("30d")
    Duration sessions();

    /**
     * Presigned uploads, after their address has ended, whether they were confirmed or not: only verified copies are served.
     */
    @WithDefault("24h")
    Duration uploads();

    /**
     * Objects of deleted apps, drafts, artifacts and installers. At once by default; whoever restores databases from backups
     * wants at least the age of the oldest backup, or restored rows would name objects that are gone.
     */
    @WithDefault("0s")
    Duration deletedObjects();
}
