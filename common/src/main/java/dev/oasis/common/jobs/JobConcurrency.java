package dev.oasis.common.jobs;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.identity.Actor;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * What a concurrency key means when a job comes. That only one of its jobs runs at a time is the claim's business; this is
 * about those that need not run at all.
 */
@ApplicationScoped
public class JobConcurrency {

    // Two that come at once must see each other.
    private static final String LOCK = "select cast(pg_advisory_xact_lock(hashtextextended(:key, 0)) as text)";

    private final JobLifecycle lifecycle;

    public JobConcurrency(JobLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** Whether a job with this key may come; others that reject company wait for the lock until the transaction ends. */
    public Uni<Boolean> admits(String appId, JobOrder.Concurrency concurrency) {
        if (concurrency.mode() != ConcurrencyMode.REJECT) {
            return Uni.createFrom().item(true);
        }
        return lock(appId, concurrency.key()).chain(() -> unfinished(appId, concurrency.key())).map(List::isEmpty);
    }

    /**
     * Ends what the job takes the place of: those that wait, and builds that run. What has begun to change a target is left to
     * its end.
     */
    public Uni<Void> makeRoom(Job job, Actor actor) {
        if (job.concurrencyMode != ConcurrencyMode.CANCEL_PREVIOUS) {
            return Uni.createFrom().voidItem();
        }
        return lock(job.appId, job.concurrencyKey).chain(() -> unfinished(job.appId, job.concurrencyKey))
                .flatMap(others -> Multi.createFrom().iterable(others).filter(other -> isOlder(other, job))
                        .onItem().transformToUniAndConcatenate(other -> end(other, job, actor))
                        .collect().last().replaceWithVoid());
    }

    private Uni<Job> end(Job other, Job job, Actor actor) {
        JobState next = other.state == JobState.QUEUED ? JobState.CANCELLED : JobState.CANCELLING;
        boolean mayEnd = other.state == JobState.QUEUED || !other.kind.isVerified();
        return mayEnd && other.state.canBecome(next, other.kind)
                ? lifecycle.move(JobMove.of(other, next, actor).because("Job " + job.id + " takes its place."))
                : Uni.createFrom().item(other);
    }

    private static boolean isOlder(Job other, Job job) {
        return other.id.compareTo(job.id) < 0;
    }

    private static Uni<List<Job>> unfinished(String appId, String key) {
        return Job.list("appId = ?1 and concurrencyKey = ?2 and finishedAt is null order by id", appId, key);
    }

    private static Uni<String> lock(String appId, String key) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(LOCK, String.class)
                .setParameter("key", "concurrency " + appId + " " + key).getSingleResult());
    }
}
