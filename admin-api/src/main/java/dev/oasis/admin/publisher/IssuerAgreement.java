package dev.oasis.admin.publisher;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.common.health.HealthPart;
import dev.oasis.common.health.PartState;
import dev.oasis.common.publishing.IssuerKind;
import dev.oasis.common.publishing.TrustedIssuer;
import dev.oasis.common.publishing.TrustedIssuers;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/**
 * Rules are written here and judged at the CI door, and both know issuers by names of their own configuration: a rule for an
 * issuer that the door does not know would never let a job in. So what the door tells is compared with what is set here.
 */
@ApplicationScoped
public class IssuerAgreement implements HealthPart {

    private static final Logger LOG = Logger.getLogger(IssuerAgreement.class);
    private static final String TOLD = """
            select name, kind, url from trusted_issuer where seen_at > now() - interval '5 minutes' order by name, url""";

    private final TrustedIssuers issuers;
    private final Pool pool;
    private final AtomicReference<String> said = new AtomicReference<>("");

    IssuerAgreement(TrustedIssuers issuers, Pool pool) {
        this.issuers = issuers;
        this.pool = pool;
    }

    @Override
    public String name() {
        return "publishing";
    }

    @Override
    public Uni<PartState> look() {
        return told().map(door -> door.isEmpty()
                ? PartState.up("No ci-ingest has told yet whose ID tokens it takes.")
                : IssuerDifferences.between(issuers.all(), door).map(PartState::degraded)
                        .orElseGet(() -> PartState.up("admin-api and ci-ingest take the ID tokens of the same issuers.")));
    }

    private Uni<List<TrustedIssuer>> told() {
        return pool.query(TOLD).execute().map(rows -> {
            List<TrustedIssuer> found = new ArrayList<>();
            rows.forEach(row -> found.add(issuer(row)));
            return found;
        });
    }

    private static TrustedIssuer issuer(Row row) {
        return new TrustedIssuer(row.getString("name"), IssuerKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("url"));
    }

    /** Says it in the log too, once for each difference. */
    @Scheduled(every = "1m", delayed = "30s", identity = "issuer-agreement", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> watch() {
        return told().invoke(door -> {
            Optional<String> difference = door.isEmpty() ? Optional.empty() : IssuerDifferences.between(issuers.all(), door);
            String sentence = difference.orElse("");
            if (!said.getAndSet(sentence).equals(sentence) && !sentence.isEmpty()) {
                LOG.warn(sentence);
            }
        }).replaceWithVoid().onFailure().recoverWithNull();
    }

    @Override
    public String advice() {
        return "Whose ID tokens ci-ingest takes cannot be read: the database is away.";
    }
}
