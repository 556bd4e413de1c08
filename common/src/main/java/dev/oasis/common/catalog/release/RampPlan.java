package dev.oasis.common.catalog.release;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.oasis.common.catalog.rollout.Share;

/**
 * How a rollout grows by itself.
 *
 * @param steps each later and larger than the one before
 */
public record RampPlan(List<Step> steps) {

    public static final RampPlan NONE = new RampPlan(List.of());
    /** More would only be a line drawn with dots. */
    public static final int MAX_STEPS = 20;
    private static final Duration LONGEST = Duration.ofDays(365);

    /**
     * @param after how long after the plan begins
     */
    public record Step(Share share, Duration after) {
    }

    /** @throws IllegalArgumentException with a sentence for the caller when the steps are no plan */
    public RampPlan {
        steps = List.copyOf(steps);
        if (steps.size() > MAX_STEPS) {
            throw new IllegalArgumentException("must have at most " + MAX_STEPS + " steps.");
        }
        Step before = new Step(new Share(0), Duration.ZERO);
        for (Step step : steps) {
            if (!before.share().isSmallerThan(step.share()) || step.after().compareTo(before.after()) <= 0) {
                throw new IllegalArgumentException("must have steps of which each is later and larger than the one before.");
            }
            if (step.after().compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("must end within 365 days.");
            }
            before = step;
        }
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** As a column keeps it. */
    public String text() {
        return steps.stream().map(step -> step.share().basisPoints() + "@" + step.after().toSeconds())
                .collect(Collectors.joining(","));
    }

    public static RampPlan ofText(String text) {
        return text.isEmpty() ? NONE : new RampPlan(Arrays.stream(text.split(",")).map(step -> {
            String[] parts = step.split("@");
            return new Step(new Share(Integer.parseInt(parts[0])), Duration.ofSeconds(Long.parseLong(parts[1])));
        }).toList());
    }
}
