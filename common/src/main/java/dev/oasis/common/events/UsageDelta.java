package dev.oasis.common.events;

import java.util.List;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Data of {@code usage.counted} on {@link Topic#UPDATES}: what one update-api process has counted since its record before. A
 * record that was not acknowledged is sent again unchanged before the next one, so a sequence never comes with other counters.
 *
 * @param bootId ULID of the process that counted; also the key of the record
 * @param sequence 1, 2, 3, … within the boot id; one that was applied already must not be applied again
 * @param clients sketches that have changed since; none in records of older processes
 * @param identified counters of {@link UsageKind#IDENTIFIED_CHECK}, apart because older readers refuse a record with a kind
 *        that
 *        they do not know; none in records of older processes
 */
@RegisterForReflection // written by an ObjectMapper that the native build cannot see through
public record UsageDelta(String bootId, long sequence, List<UsageCount> counters, List<ActiveClients> clients,
        List<UsageCount> identified) {

    /** The type of the event that carries it. */
    public static final String TYPE = "usage.counted";

    public UsageDelta {
        counters = List.copyOf(counters);
        clients = clients == null ? List.of() : List.copyOf(clients);
        identified = identified == null ? List.of() : List.copyOf(identified);
    }

    /** Counts alone. */
    public UsageDelta(String bootId, long sequence, List<UsageCount> counters) {
        this(bootId, sequence, counters, List.of(), List.of());
    }
}
