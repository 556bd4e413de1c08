package dev.oasis.common.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

/** Every move there is, written out; all others are refused. */
class JobStateTest {

    private static final Set<String> MOVES = Set.of(
            "queued leased", "queued cancelled",
            "leased running", "leased queued", "leased cancelling", "leased failed", "leased lost",
            "running succeeded", "running failed", "running timed_out", "running cancelling", "running lost",
            "cancelling cancelled", "cancelling succeeded", "cancelling failed", "cancelling timed_out", "cancelling lost");
    private static final Set<String> OF_BUILDS = Set.of("running queued");
    private static final Set<String> OF_VERIFIED_JOBS = Set.of("running verifying", "running rolling_back",
            "cancelling rolling_back", "verifying succeeded", "verifying failed", "verifying rolling_back",
            "verifying cancelling", "verifying lost", "rolling_back rolled_back", "rolling_back rollback_failed",
            "rolling_back lost");

    @Test
    void aBuildHasTheseMovesAndNoOthers() {
        assertThat(reachable(JobKind.BUILD)).isEqualTo(both(MOVES, OF_BUILDS));
    }

    @Test
    void deploysAndHostUpdatesHaveTheseMovesAndNoOthers() {
        assertThat(reachable(JobKind.DEPLOY)).isEqualTo(both(MOVES, OF_VERIFIED_JOBS));
        assertThat(reachable(JobKind.HOST_UPDATE)).isEqualTo(both(MOVES, OF_VERIFIED_JOBS));
    }

    @Test
    void whatHasEndedStaysSo() {
        for (JobState state : JobState.values()) {
            boolean moves = Set.of(JobState.values()).stream().anyMatch(next -> state.canBecome(next, JobKind.DEPLOY));
            assertThat(state.isFinal()).as(state.wireName()).isEqualTo(!moves);
            assertThat(state.isHeld() && state.isFinal()).isFalse();
        }
    }

    @Test
    void wordsLeadBack() {
        for (JobState state : JobState.values()) {
            assertThat(JobState.parse(state.wireName())).contains(state);
        }
        assertThat(JobState.parse("RUNNING")).isEmpty();
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    /** Only from states that a job of the kind can be in at all. */
    private static Set<String> reachable(JobKind kind) {
        Set<String> found = new TreeSet<>();
        for (JobState from : JobState.values()) {
            boolean exists = kind.isVerified() || from != JobState.VERIFYING && from != JobState.ROLLING_BACK;
            for (JobState to : JobState.values()) {
                if (exists && from.canBecome(to, kind)) {
                    found.add(from.wireName() + " " + to.wireName());
                }
            }
        }
        return found;
    }
}
