package dev.oasis.ingest.status;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import dev.oasis.common.events.Event;
import dev.oasis.common.events.EventCodec;
import dev.oasis.common.events.JobChanged;
import dev.oasis.common.events.UnreadableEvent;
import dev.oasis.common.jobs.Approval;
import dev.oasis.common.jobs.JobState;
import io.smallrye.mutiny.Uni;

/**
 * Notes from {@code oasis.jobs.v1} what providers are to be told. The revision of the job makes it idempotent: an event that
 * comes twice, or behind a newer one, changes nothing. An unreadable one goes to the dead-letter topic.
 */
@ApplicationScoped
public class JobsConsumer {

    /** What a provider is told of a job that nobody has approved yet; not a state of its own. */
    static final String AWAITING = "awaiting";

    private static final Logger LOG = Logger.getLogger(JobsConsumer.class);
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final EventCodec codec;
    private final StatusQueue queue;
    private final StatusWorkers workers;

    public JobsConsumer(EventCodec codec, StatusQueue queue, StatusWorkers workers) {
        this.codec = codec;
        this.queue = queue;
        this.workers = workers;
    }

    @Incoming("jobs")
    public Uni<Void> consume(String record) {
        return Uni.createFrom().item(() -> read(record)).flatMap(this::note);
    }

    private JobChanged read(String record) {
        Event event = codec.read(record);
        JobChanged changed = codec.data(event, JobChanged.class);
        if (changed.jobId() == null || changed.state() == null || JobState.parse(changed.state()).isEmpty()) {
            throw new UnreadableEvent("jobId or state is not one", null);
        }
        return changed;
    }

    private Uni<Void> note(JobChanged changed) {
        // That a runner has taken it, and not begun, is nothing new to whoever looks at a commit.
        if (changed.state().equals(JobState.LEASED.wireName())) {
            return Uni.createFrom().voidItem();
        }
        boolean awaiting = Approval.AWAITING.wireName().equals(changed.approval());
        return Uni.createFrom()
                .deferred(() -> queue.want(changed.jobId(), changed.revision(), awaiting ? AWAITING : changed.state()))
                .onFailure()
                .invoke(failure -> LOG.debugf("What a provider is to be told has to wait: %s", failure.getMessage()))
                .onFailure().retry().withBackOff(SHORTEST, LONGEST).indefinitely()
                .invoke(workers::wake);
    }
}
