package dev.oasis.analytics.usage;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import dev.oasis.common.statistics.ClientSketch;

/** What one record adds to the roll-ups, with that by which it is known again when it comes a second time. */
sealed interface Contribution {

    List<Line> lines();

    /** A summand of one hourly row. */
    record Line(RollupKey key, long count) {
    }

    /** Which app, on which UTC day. */
    record AppDay(String appId, Instant day) implements Comparable<AppDay> {

        private static final Comparator<AppDay> ORDER = Comparator.comparing(AppDay::appId).thenComparing(AppDay::day);

        /** By code points: the order in which all consumers take row locks. */
        @Override
        public int compareTo(AppDay other) {
            return ORDER.compare(this, other);
        }
    }

    /** Whom a process has heard of. */
    record Clients(AppDay key, ClientSketch sketch) {
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
