package dev.oasis.ingest.publishing;

import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.publishing.TrustedIssuers;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Tells each minute whose ID tokens this process takes, so that administration sees when it is configured otherwise. Replicas
 * that differ are all told of; what none has told for a while is forgotten.
 */
@ApplicationScoped
public class IssuerReport {

    private static final String TELL = """
            insert into trusted_issuer (name, kind, url) values ($1, $2, $3)
            on conflict (name, kind, url) do update set seen_at = now()""";
    private static final String FORGET = "delete from trusted_issuer where seen_at < now() - interval '5 minutes'";

    private final TrustedIssuers issuers;
    private final Pool pool;

    IssuerReport(TrustedIssuers issuers, Pool pool) {
        this.issuers = issuers;
        this.pool = pool;
    }

    @Scheduled(every = "1m", delayed = "1s", identity = "trusted-issuers", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return tell().onFailure().recoverWithNull();
    }

    Uni<Void> tell() {
        List<Tuple> rows = issuers.all().stream()
                .map(issuer -> Tuple.of(issuer.name(), issuer.kind().name().toLowerCase(Locale.ROOT), issuer.url())).toList();
        return (rows.isEmpty() ? Uni.createFrom().voidItem() : pool.preparedQuery(TELL).executeBatch(rows).replaceWithVoid())
                .chain(() -> pool.query(FORGET).execute()).replaceWithVoid();
    }
}
