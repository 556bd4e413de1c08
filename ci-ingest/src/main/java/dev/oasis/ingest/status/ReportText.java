package dev.oasis.ingest.status;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.oasis.common.jobs.Job;
import dev.oasis.common.jobs.JobState;
import dev.oasis.common.provider.CheckConclusion;
import dev.oasis.common.provider.CheckRun;
import dev.oasis.common.provider.CommitStatus;
import dev.oasis.common.provider.StatusState;
import dev.oasis.common.trigger.Refs;

/** A job's state in the words of providers. */
final class ReportText {

    private final URI origin;
    private final ReportResult results;

    /** @param origin address under which people see the job */
    ReportText(URI origin, ReportResult results) {
        this.origin = origin;
        this.results = results;
    }

    CommitStatus status(Job job, String state) {
        return new CommitStatus(job.sha, ref(job), statusState(state), context(job), sentence(job, state),
                Optional.of(page(job)));
    }

    CheckRun checkRun(Job job, String state) {
        Optional<CheckConclusion> conclusion = conclusion(state);
        boolean waits = state.equals(JobsConsumer.AWAITING) || state.equals(JobState.QUEUED.wireName());
        Optional<Instant> started = waits ? Optional.empty()
                : Optional.of(job.startedAt == null ? job.createdAt : job.startedAt);
        Optional<Instant> completed = conclusion
                .map(known -> job.finishedAt == null ? started.orElse(job.createdAt) : job.finishedAt);
        return new CheckRun(context(job), job.sha, job.id, Optional.of(page(job)), started, conclusion, completed,
                sentence(job, state), summary(job, conclusion),
                conclusion.isPresent() ? results.annotations(job) : List.of());
    }

    private URI page(Job job) {
        return origin.resolve("/console/jobs/" + job.id);
    }

    private static String context(Job job) {
        return "oasis/" + job.name;
    }

    // Refs of changes are none that a status can be of.
    private static Optional<String> ref(Job job) {
        String name = Refs.shortName(job.ref);
        return name.equals(job.ref) ? Optional.empty() : Optional.of(name);
    }

    private String summary(Job job, Optional<CheckConclusion> conclusion) {
        List<ReportResult.FailedStep> failed = conclusion.isPresent() ? results.failedSteps(job) : List.of();
        String steps = failed.stream().map(step -> "- " + step.sentence()).collect(Collectors.joining("\n"));
        String reason = job.reason == null ? "" : job.reason + "\n\n";
        return (reason + steps).isBlank() ? "Job " + job.id + ", attempt " + job.attempt + "." : (reason + steps).strip();
    }

    private String sentence(Job job, String state) {
        if (state.equals(JobsConsumer.AWAITING)) {
            return "Waits for somebody to approve the change of a fork.";
        }
        return switch (JobState.parse(state).orElseThrow()) {
            case QUEUED, LEASED -> "Waits for a runner.";
            case RUNNING -> "Runs.";
            case CANCELLING -> "Is being cancelled.";
            case VERIFYING -> "Is being verified.";
            case ROLLING_BACK -> "Is being rolled back.";
            case SUCCEEDED -> "Succeeded.";
            case FAILED -> results.failedSteps(job).stream().findFirst().map(step -> "Failed: " + step.sentence())
                    .orElse("Failed.");
            case TIMED_OUT -> "Took too long.";
            case CANCELLED -> "Was cancelled.";
            case LOST -> "Its runner fell silent.";
            case ROLLED_BACK -> "Did not prove itself and was rolled back.";
            case ROLLBACK_FAILED -> "Did not prove itself and could not be rolled back.";
        };
    }

    static StatusState statusState(String state) {
        if (state.equals(JobsConsumer.AWAITING)) {
            return StatusState.PENDING;
        }
        return switch (JobState.parse(state).orElseThrow()) {
            case QUEUED, LEASED -> StatusState.PENDING;
            case RUNNING, CANCELLING, VERIFYING, ROLLING_BACK -> StatusState.RUNNING;
            case SUCCEEDED -> StatusState.SUCCESS;
            case FAILED, TIMED_OUT, ROLLED_BACK, ROLLBACK_FAILED -> StatusState.FAILURE;
            case CANCELLED -> StatusState.CANCELLED;
            case LOST -> StatusState.ERROR;
        };
    }

    static Optional<CheckConclusion> conclusion(String state) {
        if (state.equals(JobsConsumer.AWAITING)) {
            return Optional.empty();
        }
        return switch (JobState.parse(state).orElseThrow()) {
            case QUEUED, LEASED, RUNNING, CANCELLING, VERIFYING, ROLLING_BACK -> Optional.empty();
            case SUCCEEDED -> Optional.of(CheckConclusion.SUCCESS);
            case FAILED, LOST, ROLLED_BACK, ROLLBACK_FAILED -> Optional.of(CheckConclusion.FAILURE);
            case TIMED_OUT -> Optional.of(CheckConclusion.TIMED_OUT);
            case CANCELLED -> Optional.of(CheckConclusion.CANCELLED);
        };
    }
}
