package dev.oasis.admin.job;

import java.util.Optional;

import dev.oasis.common.jobs.JobState;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * Which jobs are asked for; all, where nothing is said.
 *
 * @param app id or slug
 */
record JobFilter(Optional<String> app, Optional<String> repository, Optional<String> pipeline, Optional<JobState> state) {

    /** @throws Problem {@code validation_failed} */
    static JobFilter parse(Optional<String> app, Optional<String> repository, Optional<String> pipeline,
            Optional<String> state) {
        return new JobFilter(app, repository, pipeline, state.map(text -> JobState.parse(text).orElseThrow(
                () -> Problem.ofField(ProblemCode.VALIDATION_FAILED, "state", "must be a state such as queued or failed."))));
    }
}
