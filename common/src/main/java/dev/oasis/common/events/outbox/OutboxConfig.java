package dev.oasis.common.events.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether this process carries events to Kafka. */
@ConfigMapping(prefix = "oasis.outbox")
public interface OutboxConfig {

    /** Any replica of any service may relay; a one-shot run does not. */
    @WithDefault("true")
    boolean relay();
}
