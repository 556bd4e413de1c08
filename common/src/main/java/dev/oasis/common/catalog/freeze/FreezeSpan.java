package dev.oasis.common.catalog.freeze;

import java.time.Instant;
import java.time.ZoneId;

/** When a window freezes. */
public sealed interface FreezeSpan {

    boolean contains(Instant time);

    /** Each week, from one minute up to but without another, by the clocks of a place; the end may lie in the next week. */
    record Weekly(ZoneId zone, WeekTime from, WeekTime to) implements FreezeSpan {

        public Weekly {
            if (from.equals(to)) {
                throw new IllegalArgumentException("A weekly window ends at another minute than it starts");
            }
        }

        @Override
        public boolean contains(Instant time) {
            int minute = WeekTime.of(time.atZone(zone)).minute();
            return from.minute() < to.minute() ? from.minute() <= minute && minute < to.minute()
                    : from.minute() <= minute || minute < to.minute();
        }
    }

    /** From one time up to but without another. */
    record Once(Instant start, Instant end) implements FreezeSpan {

        public Once {
            if (!start.isBefore(end)) {
                throw new IllegalArgumentException("A window ends after it starts");
            }
        }

        @Override
        public boolean contains(Instant time) {
            return !time.isBefore(start) && time.isBefore(end);
        }
    }
}
