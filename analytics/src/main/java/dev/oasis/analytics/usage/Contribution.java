package dev.oasis.analytics.usage;

import java.util.List;

/** What one record adds to the roll-ups, with that by which it is known again when it comes a second time. */
sealed interface Contribution {

    List<Line> lines();

    /** A summand of one hourly row. */
    record Line(RollupKey key, long count) {
    }

    /** The counters of one update-api process since its record before. */
    record Delta(String bootId, long sequence, List<Line> lines) implements Contribution {

        public Delta {
            lines = List.copyOf(lines);
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
