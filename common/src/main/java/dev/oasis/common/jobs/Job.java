package dev.oasis.common.jobs;

import java.time.Instant;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.oasis.common.catalog.app.RowLock;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** Something that a runner is to do, with all that it needs to know. {@link JobLifecycle} alone changes it. */
@Entity
@Table(name = "job")
public class Job extends PanacheEntityBase {

    @Id
    public String id;
    public String appId;
    public String repositoryId;
    public String pipelineId;
    public String repositoryEventId;
    public String rerunOf;
    public String name;
    @Convert(converter = JobKindColumn.class)
    public JobKind kind;
    @Convert(converter = JobStateColumn.class)
    public JobState state;
    @Convert(converter = CauseColumn.class)
    public Cause cause;
    public String ref;
    /** Null when only the ref is known. */
    public String sha;
    public String title;
    public String actor;
    /** What its runner must have, sorted, with commas between. */
    public String labels;
    /** JSON. */
    public String plan;
    public String concurrencyKey;
    @Convert(converter = ConcurrencyModeColumn.class)
    public ConcurrencyMode concurrencyMode;
    @Convert(converter = ApprovalColumn.class)
    public Approval approval;
    public int attempt;
    public String runner;
    public Instant leasedUntil;
    public int revision;
    public String reason;
    /** JSON; null until a runner has told. */
    public String result;
    public Instant createdAt;
    public Instant startedAt;
    public Instant finishedAt;

    /** @throws Problem {@code job_not_found} */
    public static Uni<Job> require(String id) {
        return Job.<Job> findById(id).invoke(Job::requireFound);
    }

    /** The same, with the row locked until the transaction ends. */
    public static Uni<Job> requireLocked(String id) {
        return require(id).flatMap(RowLock::exclusive).invoke(Job::requireFound);
    }

    private static void requireFound(Job job) {
        if (job == null) {
            throw notFound();
        }
    }

    public static Problem notFound() {
        return Problem.of(ProblemCode.JOB_NOT_FOUND,
                "There is no job with this id, or your credentials are not bound to its app.");
    }
}
