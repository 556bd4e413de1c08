package dev.oasis.admin.rollout;

import java.time.Instant;
import java.util.List;

import dev.oasis.common.catalog.release.RampStep;
import dev.oasis.common.catalog.release.Rollout;
import dev.oasis.common.catalog.release.RolloutView;
import dev.oasis.common.web.conditional.Tagged;

/**
 * A rollout with its ramp.
 *
 * @param ramp the steps in order, done and to come
 */
public record RolloutDetailView(String id, String releaseId, String channel, double percent, boolean held,
        Instant createdAt, Instant updatedAt, List<RampStepView> ramp) implements Tagged {

    /**
     * @param dueAt when it is due, or was; a hold or a freeze moves it
     * @param appliedAt null while it is to come
     */
    public record RampStepView(double percent, Instant dueAt, Instant appliedAt) {
    }

    static RolloutDetailView of(Rollout rollout, List<RampStep> steps) {
        RolloutView view = RolloutView.of(rollout);
        return new RolloutDetailView(view.id(), view.releaseId(), view.channel(), view.percent(), view.held(), view.createdAt(),
                view.updatedAt(), steps.stream().map(step -> new RampStepView(step.share().percent(), step.dueAt(),
                        step.appliedAt())).toList());
    }
}
