package dev.oasis.admin.freeze;

import java.time.Instant;
import java.util.Locale;

import dev.oasis.common.catalog.freeze.FreezeSpan;
import dev.oasis.common.catalog.freeze.FreezeWindow;
import dev.oasis.common.web.conditional.Tagged;

/** A freeze window as the API answers it: one of the two spans is given. */
public record FreezeView(String id, String name, WeeklyView weekly, OnceView once, Instant createdAt) implements Tagged {

    /** Each week by the clocks of a place; the end may lie in the next week. */
    public record WeeklyView(String timeZone, String fromDay, String fromTime, String toDay, String toTime) {

        private static WeeklyView of(FreezeSpan.Weekly span) {
            return new WeeklyView(span.zone().getId(), span.from().day().name().toLowerCase(Locale.ROOT),
                    span.from().time().toString(), span.to().day().name().toLowerCase(Locale.ROOT),
                    span.to().time().toString());
        }
    }

    public record OnceView(Instant startsAt, Instant endsAt) {
    }

    static FreezeView of(FreezeWindow window) {
        FreezeSpan span = window.span();
        return new FreezeView(window.id, window.name, span instanceof FreezeSpan.Weekly weekly ? WeeklyView.of(weekly) : null,
                span instanceof FreezeSpan.Once once ? new OnceView(once.start(), once.end()) : null, window.createdAt);
    }
}
