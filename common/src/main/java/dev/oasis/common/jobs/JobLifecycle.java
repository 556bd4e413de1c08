package dev.oasis.common.jobs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.events.EventCodec;
import dev.oasis.common.events.JobChanged;
import dev.oasis.common.events.Topic;
import dev.oasis.common.events.outbox.Outbox;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Makes jobs and moves them, and nobody else does. Each call joins the Hibernate transaction at hand and leaves there the row,
 * the job's event and the record for {@link Topic#JOBS}: all three or none. The row is locked and compared with what the
 * caller saw before it is set.
 */
@ApplicationScoped
public class JobLifecycle {

    private static final String CREATED = "created";
    // Leases go by the clock of the database, which all runners share.
    private static final String RENEW = """
            update job set leased_until = now() + cast(:seconds as double precision) * interval '1 second' where id = :id""";

    private final Outbox outbox;
    private final EventCodec codec;

    public JobLifecycle(Outbox outbox, EventCodec codec) {
        this.outbox = outbox;
        this.codec = codec;
    }

    /** A queued job; one that needs approval stays there until it has it. */
    public Uni<Job> create(JobOrder order, Actor actor) {
        Job job = new Job();
        job.id = Ulid.next();
        job.appId = order.appId();
        job.repositoryId = order.repositoryId().orElse(null);
        job.pipelineId = order.pipelineId().orElse(null);
        job.repositoryEventId = order.repositoryEvent().orElse(null);
        job.rerunOf = order.rerunOf().orElse(null);
        job.name = order.name();
        job.kind = order.kind();
        job.state = JobState.QUEUED;
        job.cause = order.cause();
        job.ref = order.ref();
        job.sha = order.sha().orElse(null);
        job.title = order.title();
        job.actor = order.actor();
        job.labels = String.join(",", order.labels());
        job.plan = order.plan();
        job.concurrencyKey = order.concurrency().map(JobOrder.Concurrency::key).orElse(null);
        job.concurrencyMode = order.concurrency().map(JobOrder.Concurrency::mode).orElse(null);
        job.approval = order.approval() ? Approval.AWAITING : Approval.NOT_NEEDED;
        job.createdAt = now();
        return job.<Job> persist().call(made -> tell(made, null, CREATED, actor));
    }

    /**
     * Every move but taking a lease.
     *
     * @throws Problem {@code job_moved} when the job is no longer what the caller saw; {@code job_state_forbids} when there is
     *         no such move
     */
    public Uni<Job> move(JobMove move) {
        return Job.requireLocked(move.jobId()).flatMap(job -> {
            requireSeen(job, move);
            requireAllowed(job, move.next());
            if (move.next() == JobState.LEASED) {
                throw new IllegalArgumentException("A lease is taken with lease()");
            }
            return apply(job, move);
        });
    }

    /** Takes a queued job for a runner; this is its next attempt. */
    public Uni<Job> lease(Job seen, Lease lease, Actor actor) {
        return Job.requireLocked(seen.id).flatMap(job -> {
            requireSeen(job, JobMove.of(seen, JobState.LEASED, actor));
            requireAllowed(job, JobState.LEASED);
            requireApproved(job);
            job.attempt++;
            job.runner = lease.runner();
            // Only so that the row keeps its rule until the database says when.
            job.leasedUntil = now();
            return apply(job, JobMove.of(job, JobState.LEASED, actor)).call(leased -> until(leased, lease));
        });
    }

    /** Lets a job run that had to wait for it. @throws Problem {@code job_not_awaiting_approval} */
    public Uni<Job> approve(String jobId, Actor actor) {
        return Job.requireLocked(jobId).invoke(JobLifecycle::requireAwaiting).flatMap(job -> {
            job.approval = Approval.GRANTED;
            return tell(job, job.state, "approved", actor).replaceWith(job);
        });
    }

    /** Ends a job that nobody wants to let run. @throws Problem {@code job_not_awaiting_approval} */
    public Uni<Job> refuse(String jobId, Actor actor) {
        return Job.requireLocked(jobId).invoke(JobLifecycle::requireAwaiting).flatMap(job -> {
            job.approval = Approval.REFUSED;
            job.state = JobState.CANCELLED;
            job.finishedAt = now();
            job.reason = "Its approval was refused.";
            return tell(job, JobState.QUEUED, "refused", actor).replaceWith(job);
        });
    }

    private Uni<Job> apply(Job job, JobMove move) {
        JobState from = job.state;
        job.state = move.next();
        job.reason = move.reason().orElse(null);
        move.result().ifPresent(result -> job.result = result);
        if (job.state == JobState.RUNNING && job.startedAt == null) {
            job.startedAt = now();
        }
        if (job.state.isFinal()) {
            job.finishedAt = now();
        }
        if (!job.state.isHeld()) {
            job.runner = null;
            job.leasedUntil = null;
        }
        return tell(job, from, job.state.wireName(), move.actor()).replaceWith(job);
    }

    private Uni<Void> tell(Job job, JobState from, String what, Actor actor) {
        JobEvent event = new JobEvent();
        event.jobId = job.id;
        event.revision = from == null ? job.revision : ++job.revision;
        event.occurredAt = now();
        event.fromState = from;
        event.state = job.state;
        event.what = what;
        event.attempt = job.attempt;
        event.actor = actor.name();
        event.reason = job.reason;
        // The job's row first: only then do outbox ids follow the order of what happened to it.
        return Panache.flush().chain(() -> event.persist())
                .chain(() -> outbox.append(Topic.JOBS, codec.event("job." + what, job.id, actor, changed(job, from))));
    }

    private static JobChanged changed(Job job, JobState from) {
        return new JobChanged(job.id, job.appId, job.repositoryId, job.pipelineId, job.kind.wireName(), job.revision,
                job.attempt, from == null ? null : from.wireName(), job.state.wireName(), job.approval.wireName(), job.ref,
                job.sha);
    }

    private static Uni<Void> until(Job job, Lease lease) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(RENEW)
                .setParameter("seconds", (double) lease.duration().toSeconds()).setParameter("id", job.id).executeUpdate()
                .chain(() -> session.refresh(job)));
    }

    private static void requireSeen(Job job, JobMove move) {
        if (job.state != move.seen() || job.attempt != move.attempt()) {
            throw Problem.of(ProblemCode.JOB_MOVED, "The job is " + job.state.wireName() + " in attempt " + job.attempt
                    + " and no longer " + move.seen().wireName() + " in attempt " + move.attempt() + "; look at it again.");
        }
    }

    private static void requireAllowed(Job job, JobState next) {
        if (!job.state.canBecome(next, job.kind)) {
            throw Problem.of(ProblemCode.JOB_STATE_FORBIDS,
                    "A " + job.kind.wireName() + " job that is " + job.state.wireName() + " cannot become "
                            + next.wireName() + ".");
        }
    }

    private static void requireApproved(Job job) {
        if (job.approval != Approval.NOT_NEEDED && job.approval != Approval.GRANTED) {
            throw Problem.of(ProblemCode.JOB_STATE_FORBIDS, "The job waits for approval.");
        }
    }

    private static void requireAwaiting(Job job) {
        if (job.approval != Approval.AWAITING || job.state != JobState.QUEUED) {
            throw Problem.of(ProblemCode.JOB_NOT_AWAITING_APPROVAL,
                    "The job is " + job.state.wireName() + ", and its approval " + job.approval.wireName() + ".");
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
