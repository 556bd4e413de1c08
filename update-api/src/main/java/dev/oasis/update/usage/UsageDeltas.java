package dev.oasis.update.usage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.oasis.common.events.ActiveClients;
import dev.oasis.common.events.UsageCount;
import dev.oasis.common.events.UsageDelta;
import dev.oasis.common.events.UsageKind;
import dev.oasis.update.outflow.OutgoingRecord;

/**
 * The numbered records of one process that are not acknowledged yet. New ones are cut only when there is none left: until then
 * the counters go on adding up, so that a long outage ends in one delta and not in thousands. Not safe for use by several
 * threads.
 */
public final class UsageDeltas {

    /** A counter takes 900 bytes at most, so that a record stays below 500 KB; brokers take one megabyte. */
    static final int MAX_COUNTERS = 500;

    /** A sketch takes 1,900 bytes at most. */
    static final int MAX_SKETCHES = 250;

    private final String bootId;
    private final Function<UsageDelta, OutgoingRecord> writer;
    private final Deque<OutgoingRecord> unsent = new ArrayDeque<>();
    private long sequence;

    public UsageDeltas(String bootId, Function<UsageDelta, OutgoingRecord> writer) {
        this.bootId = bootId;
        this.writer = writer;
    }

    public boolean isEmpty() {
        return unsent.isEmpty();
    }

    /** Cuts counts into records that are small enough. */
    public void add(List<UsageCount> counts) {
        for (int from = 0; from < counts.size(); from += MAX_COUNTERS) {
            List<UsageCount> chunk = counts.subList(from, Math.min(from + MAX_COUNTERS, counts.size()));
            Map<Boolean, List<UsageCount>> byIdentity = chunk.stream()
                    .collect(Collectors.partitioningBy(UsageDeltas::isIdentified));
            unsent.add(writer.apply(
                    new UsageDelta(bootId, ++sequence, byIdentity.get(false), List.of(), byIdentity.get(true))));
        }
    }

    /** Cuts sketches into records that are small enough. */
    public void addClients(List<ActiveClients> clients) {
        for (int from = 0; from < clients.size(); from += MAX_SKETCHES) {
            List<ActiveClients> chunk = clients.subList(from, Math.min(from + MAX_SKETCHES, clients.size()));
            unsent.add(writer.apply(new UsageDelta(bootId, ++sequence, List.of(), chunk, List.of())));
        }
    }

    private static boolean isIdentified(UsageCount count) {
        return count.kind().equals(UsageKind.IDENTIFIED_CHECK.wireName());
    }

    /** In order; the same records until they are acknowledged. */
    public List<OutgoingRecord> unsent() {
        return new ArrayList<>(unsent);
    }

    /** The first so many are safe. */
    public void acknowledged(int count) {
        for (int i = 0; i < count; i++) {
            unsent.remove();
        }
    }
}
