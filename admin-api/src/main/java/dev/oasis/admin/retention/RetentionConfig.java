package dev.oasis.admin.retention;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long notes are kept that have done their work. */
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
}
