package dev.oasis.common.catalog.freeze;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * A minute of the week.
 *
 * @param minute since Monday 00:00, 0 to 10079
 */
public record WeekTime(int minute) {

    private static final int MINUTES_PER_HOUR = 60;
    private static final int MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;

    public WeekTime {
        if (minute < 0 || minute >= DayOfWeek.values().length * MINUTES_PER_DAY) {
            throw new IllegalArgumentException("A week has no minute " + minute);
        }
    }

    public static WeekTime of(DayOfWeek day, LocalTime time) {
        return new WeekTime(day.ordinal() * MINUTES_PER_DAY + time.getHour() * MINUTES_PER_HOUR + time.getMinute());
    }

    static WeekTime of(ZonedDateTime time) {
        return of(time.getDayOfWeek(), time.toLocalTime());
    }

    public DayOfWeek day() {
        return DayOfWeek.of(minute / MINUTES_PER_DAY + 1);
    }

    public LocalTime time() {
        return LocalTime.ofSecondOfDay(minute % MINUTES_PER_DAY * (long) MINUTES_PER_HOUR);
    }
}
