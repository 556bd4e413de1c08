package dev.oasis.analytics.usage;

import java.util.List;
import java.util.Optional;

import dev.oasis.common.statistics.ClientSketch;

/** What one record adds to the roll-ups, with that by which it is known again when it comes a second time. */
sealed interface Contribution {

    List<Line> lines();

    /** A summand of one hourly row. */
    record Line(RollupKey key, long count) {
    }

    /**
     * Whom a process has heard of.
     *
     * @param kind empty when it did not say what they are
     */
    record Clients(AppDay day, Optional<ClientKind> kind, ClientSketch sketch) {
    }

    /** The counters of one update-api process since its record before, and the sketches of its day. */
    record Delta(String bootId, long sequence, List<Line> lines, List<Clients> clients) implements Contribution {

        public Delta {
            lines = List.copyOf(lines);
            clients = List.copyOf(clients);
        }

        /** Counts alone. */
        Delta(String bootId, long sequence, List<Line> lines) {
            this(bootId, sequence, lines, List.of());
        }
    }

    /** What one client said. */
    record Report(String eventId, Line line) implements Contribution {

        @Override
        public List<Line> lines() {
            return List.of(line);
        }
    }
}
