package dev.oasis.common.jobs;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Life of a job: {@code queued → leased → running → succeeded | failed | timed_out | cancelled | lost}, with {@code cancelling}
 * before a runner has let go. Jobs that are {@linkplain JobKind#isVerified verified} go from {@code running} to
 * {@code verifying} and from there to {@code succeeded}, or over {@code rolling_back} to {@code rolled_back} or
 * {@code rollback_failed}. A job whose runner is silent goes back to {@code queued}, as long as it has attempts left.
 * The trigger {@code job_moves} of the database knows the same moves.
 */
public enum JobState {
    /** Waits for a runner, or for somebody to approve it. */
    QUEUED,
    /** A runner has taken it and has not begun. */
    LEASED,
    RUNNING,
    /** It is to end; its runner has not said yet that it has. */
    CANCELLING,
    /** What was brought to the target is watched. */
    VERIFYING,
    /** The target is brought back to where it was. */
    ROLLING_BACK,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    CANCELLED,
    /** Its runner fell silent, and there are no attempts left. */
    LOST,
    ROLLED_BACK,
    /** The target is neither what it was nor what it was to become: somebody has to look. */
    ROLLBACK_FAILED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<JobState> parse(String text) {
        return Arrays.stream(values()).filter(state -> state.wireName().equals(text)).findFirst();
    }

    /** Whether the job has ended for good. */
    public boolean isFinal() {
        return next(JobKind.DEPLOY).isEmpty();
    }

    /** Whether a runner works on it. */
    public boolean isHeld() {
        return switch (this) {
            case LEASED, RUNNING, CANCELLING, VERIFYING, ROLLING_BACK -> true;
            case QUEUED, SUCCEEDED, FAILED, TIMED_OUT, CANCELLED, LOST, ROLLED_BACK, ROLLBACK_FAILED -> false;
        };
    }

    public boolean canBecome(JobState next, JobKind kind) {
        return next(kind).contains(next);
    }

    private Set<JobState> next(JobKind kind) {
        Set<JobState> next = switch (this) {
            case QUEUED -> EnumSet.of(LEASED, CANCELLED);
            case LEASED -> EnumSet.of(RUNNING, QUEUED, CANCELLING, FAILED, LOST);
            case RUNNING -> EnumSet.of(SUCCEEDED, FAILED, TIMED_OUT, CANCELLING, LOST, QUEUED, VERIFYING, ROLLING_BACK);
            // It may have ended by itself before the runner heard of the wish: then that is what happened.
            case CANCELLING -> EnumSet.of(CANCELLED, SUCCEEDED, FAILED, TIMED_OUT, LOST, ROLLING_BACK);
            case VERIFYING -> EnumSet.of(SUCCEEDED, FAILED, ROLLING_BACK, CANCELLING, LOST);
            case ROLLING_BACK -> EnumSet.of(ROLLED_BACK, ROLLBACK_FAILED, LOST);
            case SUCCEEDED, FAILED, TIMED_OUT, CANCELLED, LOST, ROLLED_BACK, ROLLBACK_FAILED -> EnumSet.noneOf(JobState.class);
        };
        if (!kind.isVerified()) {
            next.removeAll(EnumSet.of(VERIFYING, ROLLING_BACK));
        }
        // What has touched a target is never begun again by itself.
        if (kind.isVerified() && this == RUNNING) {
            next.remove(QUEUED);
        }
        return next;
    }
}
