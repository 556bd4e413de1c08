package dev.oasis.ingest.publishing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.app.RowLock;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.publishing.Publisher;
import dev.oasis.common.publishing.PublishingConfig;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** A good ID token, taken once, for a token of ours: proof without a session, then one transaction. */
@ApplicationScoped
class TokenExchange {

    static final String EXCHANGES = "oasis.publishing.exchanges";

    private final JobProof proof;
    private final PublishingTokens tokens;
    private final AuditTrail audit;
    private final PublishingConfig config;
    private final MeterRegistry meters;

    TokenExchange(JobProof proof, PublishingTokens tokens, AuditTrail audit, PublishingConfig config, MeterRegistry meters) {
        this.proof = proof;
        this.tokens = tokens;
        this.audit = audit;
        this.config = config;
        this.meters = meters;
    }

    /**
     * Must not be called within a session.
     *
     * @param from where the call comes from
     * @return fails with the {@link Problem} that says what is wrong with the ID token, or why no rule of the app is met
     */
    Uni<PublishingTokenView> exchange(String app, String idToken, Origin from) {
        return proof.prove(idToken).flatMap(job -> Panache.withTransaction(() -> working(app, job)
                .map(rules -> PublisherChoice.choose(rules, job.claims()))
                .flatMap(RowLock::exclusive)
                // It may have changed until it was locked.
                .map(locked -> PublisherChoice.choose(stillWorking(locked), job.claims()))
                .call(() -> tokens.use(job).invoke(TokenExchange::requireFirst))
                .flatMap(publisher -> issue(publisher, job, from))))
                .invoke(() -> count("granted", "none"))
                // As many reasons as there are codes: nothing that a caller writes becomes a label.
                .onFailure().invoke(failure -> count("refused",
                        failure instanceof Problem problem ? problem.code().wireName() : "failure"));
    }

    private void count(String outcome, String reason) {
        meters.counter(EXCHANGES, "outcome", outcome, "reason", reason).increment();
    }

    private static Uni<List<Publisher>> working(String app, ProvenJob job) {
        return App.named(app).flatMap(found -> found == null ? Uni.createFrom().item(List.of())
                : Publisher.working(found.id, job.issuer().name()));
    }

    private static List<Publisher> stillWorking(Publisher locked) {
        return locked == null || !locked.enabled ? List.of() : List.of(locked);
    }

    private static void requireFirst(boolean first) {
        if (!first) {
            throw Problem.ofField(ProblemCode.ID_TOKEN_REPLAYED, "token",
                    "was exchanged before; ask the CI for a new one for each exchange.");
        }
    }

    private Uni<PublishingTokenView> issue(Publisher publisher, ProvenJob job, Origin from) {
        publisher.used(job.claims(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
        PublishingSecret secret = PublishingSecret.next();
        String id = Ulid.next();
        String name = publisher.name + ": " + job.claims().summary();
        Actor actor = new Actor(publisher.id, name, from.address(), from.traceId());
        return Panache.flush()
                .chain(() -> tokens.keep(id, publisher, name, secret, config.tokenLifetime()))
                .call(expiresAt -> audit.record(actor, new Mutation("publisher.token_given", "publisher", publisher.id,
                        publisher.appId, null, ExchangedJob.of(publisher, job, id, expiresAt))))
                .map(expiresAt -> PublishingTokenView.of(secret, expiresAt, publisher));
    }

    /** The network address of the caller, and the trace of the call. */
    record Origin(String address, String traceId) {
    }
}
