package dev.oasis.admin.preview;

import java.time.Instant;
import java.util.List;

import dev.oasis.common.statistics.ClientSketch;

/**
 * Who has asked of late.
 *
 * @param since when the day began that the oldest of the sketches are of
 */
record ActiveClients(Instant since, List<OfKind> kinds) {

    ActiveClients {
        kinds = List.copyOf(kinds);
    }

    /**
     * Clients of one kind.
     *
     * @param known those that send an id
     * @param checksWithoutId how often others asked
     */
    record OfKind(ClientKind kind, ClientSketch known, long checksWithoutId) {
    }
}
