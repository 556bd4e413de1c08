package dev.oasis.admin.freeze;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.oasis.common.catalog.freeze.FreezeSpan;
import dev.oasis.common.catalog.freeze.WeekTime;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** A window that freezes each week or once; one of the two is given. */
public record CreateFreezeRequest(
        @NotBlank(message = "is needed.") @Size(max = 100, message = "must have at most 100 characters.") String name,
        Optional<@Valid WeeklyRequest> weekly, Optional<@Valid OnceRequest> once) {

    /**
     * @param timeZone an IANA name such as {@code Europe/Berlin}
     * @param fromDay {@code monday} to {@code sunday}
     * @param fromTime {@code 18:00}
     */
    public record WeeklyRequest(@NotNull(message = "is needed.") String timeZone,
            @NotNull(message = "is needed.") String fromDay,
            @NotNull(message = "is needed.") String fromTime, @NotNull(message = "is needed.") String toDay,
            @NotNull(message = "is needed.") String toTime) {
    }

    public record OnceRequest(@NotNull(message = "is needed.") Instant startsAt,
            @NotNull(message = "is needed.") Instant endsAt) {
    }

    /** @throws Problem {@code validation_failed} */
    FreezeSpan span() {
        if (weekly.isPresent() == once.isPresent()) {
            throw wrong("weekly", "or once is needed, and not both.");
        }
        return weekly.map(CreateFreezeRequest::weekly).orElseGet(() -> once(once.orElseThrow()));
    }

    private static FreezeSpan weekly(WeeklyRequest request) {
        WeekTime from = WeekTime.of(day("weekly.fromDay", request.fromDay), time("weekly.fromTime", request.fromTime));
        WeekTime to = WeekTime.of(day("weekly.toDay", request.toDay), time("weekly.toTime", request.toTime));
        if (from.equals(to)) {
            throw wrong("weekly", "must end at another minute than it starts.");
        }
        return new FreezeSpan.Weekly(zone(request.timeZone), from, to);
    }

    private static FreezeSpan once(OnceRequest request) {
        Instant start = request.startsAt.truncatedTo(ChronoUnit.MILLIS);
        Instant end = request.endsAt.truncatedTo(ChronoUnit.MILLIS);
        if (!start.isBefore(end)) {
            throw wrong("once.endsAt", "must be after startsAt.");
        }
        return new FreezeSpan.Once(start, end);
    }

    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw wrong("weekly.timeZone", "must be a name such as Europe/Berlin or UTC.");
        }
        return ZoneId.of(text);
    }

    private static DayOfWeek day(String field, String text) {
        return Arrays.stream(DayOfWeek.values()).filter(day -> day.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst().orElseThrow(() -> wrong(field, "must be monday, tuesday, wednesday, thursday, friday, saturday or"
                        + " sunday."));
    }

    private static LocalTime time(String field, String text) {
        try {
            return LocalTime.parse(text).truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeException notATime) {
            throw wrong(field, "must be a time of day such as 18:00.");
        }
    }

    private static Problem wrong(String field, String sentence) {
        return Problem.ofField(ProblemCode.VALIDATION_FAILED, field, sentence);
    }
}
