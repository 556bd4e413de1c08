package dev.oasis.admin.schedule;

import java.time.Instant;
import java.util.List;

import dev.oasis.common.catalog.release.ReleaseSchedule;
import dev.oasis.common.web.conditional.Tagged;

/**
 * When a draft is published by itself, as the API answers it.
 *
 * @param refusal why it was not published when its time came, null while it may still be; setting it again tries again
 */
public record ScheduleView(String releaseId, Instant publishAt, double percent, List<ScheduledStepView> ramp, String refusal,
        Instant createdAt) implements Tagged {

    /** @param after how long after the publication, as ISO 8601 writes it */
    public record ScheduledStepView(double percent, String after) {
    }

    static ScheduleView of(ReleaseSchedule schedule) {
        var order = schedule.order();
        return new ScheduleView(schedule.releaseId, schedule.publishAt, order.share().percent(), order.ramp().steps().stream()
                .map(step -> new ScheduledStepView(step.share().percent(), step.after().toString())).toList(), schedule.refusal,
                schedule.createdAt);
    }
}
