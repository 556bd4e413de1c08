package dev.oasis.ingest.webhook;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How webhooks are received, worked off, kept and compared with the providers. */
@ConfigMapping(prefix = "oasis.webhook")
public interface WebhookConfig {

    /** Bytes of a delivery; GitHub caps its own at 25 MB. */
    @WithDefault("26M")
    MemorySize maxBody();

    /** Bytes of all deliveries that are being read at one time; what would go beyond is answered 503. */
    @WithDefault("128M")
    MemorySize maxBodiesAtOnce();

    /** Deliveries that are on their way from their last byte into the inbox at one time; one more is answered 503. */
    @WithDefault("128")
    int maxAtOnce();

    /** How deep the JSON of a delivery may be nested. */
    @WithDefault("100")
    int maxNesting();

    /** From the first byte of a delivery to its last. */
    @WithDefault("30s")
    Duration bodyPatience();

    /** How long storing may take before the answer is 503. */
    @WithDefault("2s")
    Duration storePatience();

    /** How far the timestamp of a delivery by Standard Webhooks may be off, either way. */
    @WithDefault("5m")
    Duration timestampTolerance();

    Work work();

    Retention retention();

    Reconciliation reconciliation();

    /** The workers. */
    interface Work {

        /** Events that this process works off at one time; none switches the workers off. */
        @WithDefault("4")
        int lanes();

        /** How many events a lane takes at once. */
        @WithDefault("10")
        int batch();

        /** Until another worker may take what this one has taken. */
        @WithDefault("2m")
        Duration lease();

        /** How long the handlers of one event may take together, before their transaction and again within it. */
        @WithDefault("30s")
        Duration handlingPatience();

        /** After so many an event is dead. */
        @WithDefault("12")
        int maxAttempts();

        /** The pause after the first attempt; it doubles with each further one, less up to half of it by chance. */
        @WithDefault("2s")
        Duration firstPause();

        @WithDefault("30m")
        Duration longestPause();
    }

    /** Counted from when an event was settled. */
    interface Retention {

        /** Then an event can no longer be replayed. */
        @WithDefault("14d")
        Duration bodies();

        /** Then it is forgotten altogether, and the same delivery would count as a new one. */
        @WithDefault("90d")
        Duration events();

        /**
         * Counted from when it happened: then an event of a repository would count as a new one and get another job. Never
         * before the payloads go.
         */
        @WithDefault("90d")
        Duration repositoryEvents();
    }

    /** Asking the providers what they have sent. */
    interface Reconciliation {

        @WithDefault("true")
        boolean enabled();

        /** How often each hook is compared. */
        @WithDefault("5m")
        Duration every();

        /** How far back a hook is compared that never was; GitHub remembers three days. */
        @WithDefault("6h")
        Duration window();

        /** Deliveries this young may still be under way. */
        @WithDefault("1m")
        Duration settling();
    }
}
