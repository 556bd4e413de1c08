package dev.oasis.ingest.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.common.jobs.Job;
import dev.oasis.common.provider.CheckRun;
import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.KnownCheckRun;
import dev.oasis.common.provider.ProviderApi;
import dev.oasis.common.provider.ProviderApis;
import dev.oasis.common.provider.ProviderRateLimited;
import dev.oasis.common.provider.ProviderRefused;
import dev.oasis.common.provider.Repository;
import dev.oasis.common.provider.RepositoryAddress;
import dev.oasis.common.web.OriginConfig;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

/** Tells one provider one thing: reads shortly, asks without a session, then notes what came of it. */
@ApplicationScoped
class StatusReporting {

    private static final Logger LOG = Logger.getLogger(StatusReporting.class);
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    private final StatusQueue queue;
    private final ProviderApis providers;
    private final ReportText text;
    private final StatusConfig config;

    StatusReporting(StatusQueue queue, ProviderApis providers, OriginConfig origin, StatusConfig config, ReportResult results) {
        this.queue = queue;
        this.providers = providers;
        this.text = new ReportText(origin.url(), results);
        this.config = config;
    }

    /** Whom it is told, and of what. */
    private record Subject(Job job, Repository repository, Integration integration) {
    }

    /** Fails only when the database does: then the claim runs out by itself. */
    Uni<Void> report(DueReport due, Context context) {
        return Panache.withSession(() -> subject(due)).flatMap(found -> found
                .map(subject -> send(due, subject).<Supplier<Uni<Void>>> map(externalId -> () -> queue.told(due, externalId))
                        .onFailure().recoverWithItem(failure -> () -> note(due, failure))
                        .emitOn(command -> context.runOnContext(ignored -> command.run()))
                        .flatMap(Supplier::get))
                .orElseGet(() -> queue.refused(due, "The repository or its integration is gone.")));
    }

    private static Uni<Optional<Subject>> subject(DueReport due) {
        return Job.<Job> findById(due.jobId()).flatMap(job -> job == null || job.repositoryId == null
                ? Uni.createFrom().item(Optional.empty())
                : Repository.<Repository> findById(job.repositoryId).flatMap(repository -> repository == null
                        ? Uni.createFrom().item(Optional.empty())
                        : Integration.<Integration> findById(repository.integrationId)
                                .map(integration -> Optional.of(new Subject(job, repository, integration)))));
    }

    /** The check run, where there is one. */
    private Uni<Optional<String>> send(DueReport due, Subject subject) {
        return Uni.createFrom().deferred(() -> {
            ProviderApi api = providers.of(subject.integration());
            if (!api.hasCheckRuns()) {
                return api.postStatus(subject.repository().address(), text.status(subject.job(), due.state()))
                        .replaceWith(Optional.empty());
            }
            return send(due, api, subject.repository().address(), text.checkRun(subject.job(), due.state()));
        });
    }

    private static Uni<Optional<String>> send(DueReport due, ProviderApi api, RepositoryAddress repository, CheckRun run) {
        return known(due, api, repository, run).flatMap(known -> known
                .map(found -> api.updateCheckRun(repository, found.id(), run.withoutFirst(found.annotations()))
                        .replaceWith(Optional.of(found.id())))
                .orElseGet(() -> api.createCheckRun(repository, run).map(Optional::of)));
    }

    private static Uni<Optional<KnownCheckRun>> known(DueReport due, ProviderApi api, RepositoryAddress repository,
            CheckRun run) {
        Uni<Optional<KnownCheckRun>> found = due.mayBeRepeated() ? api.findCheckRun(repository, run)
                : Uni.createFrom().item(Optional.empty());
        return found.map(there -> there.or(() -> due.externalId().map(id -> new KnownCheckRun(id, 0))));
    }

    private Uni<Void> note(DueReport due, Throwable failure) {
        if (failure instanceof ProviderRateLimited limited) {
            Duration pause = Duration.between(Instant.now(), limited.until());
            return queue.pause(due, failure.getMessage(), pause.compareTo(AT_LEAST) < 0 ? AT_LEAST : pause);
        }
        if (failure instanceof ProviderRefused refused) {
            LOG.warnf("The provider of job %s refuses its status: %d %s", due.jobId(), refused.status(), failure.getMessage());
            return queue.refused(due, "The provider answered status " + refused.status() + ": " + failure.getMessage());
        }
        LOG.debugf(failure, "The status of job %s has to wait", due.jobId());
        return queue.later(due, failure.getClass().getSimpleName() + ": " + failure.getMessage(),
                pause(due.attempts(), config.shortestPause(), config.longestPause()));
    }

    /** Twice as long with each failure, up to the longest. */
    static Duration pause(int failures, Duration shortest, Duration longest) {
        Duration pause = shortest.multipliedBy(1L << Math.min(failures, 20));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
