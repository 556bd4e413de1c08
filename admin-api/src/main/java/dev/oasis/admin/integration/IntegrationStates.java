package dev.oasis.admin.integration;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.crypto.seal.SealedColumn;
import dev.oasis.common.crypto.seal.SealedSecret;
import dev.oasis.common.crypto.seal.SecretSealer;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.provider.IntegrationKind;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Keeps what a browser will come back to, until it does, once. Sealed, and the state itself as a digest only. */
@ApplicationScoped
class IntegrationStates {

    static final int LIFE_SECONDS = 3600;

    private static final String KEEP = """
            insert into integration_state (state_sha256, purpose, actor, actor_name, details, expires_at)
            values (?1, ?2, ?3, ?4, ?5, now() + make_interval(secs => ?6))""";
    // Deleted as it is found: whoever comes second finds nothing.
    private static final String TAKE = """
            delete from integration_state where state_sha256 = $1 and expires_at > now()
            returning state_sha256, purpose, actor, actor_name, details, expires_at""";
    private static final String GIVE_BACK = """
            insert into integration_state (state_sha256, purpose, actor, actor_name, details, expires_at)
            values ($1, $2, $3, $4, $5, $6) on conflict do nothing""";
    private static final String FORGET = "delete from integration_state where expires_at <= now()";

    private static final SealedColumn DETAILS = new SealedColumn("integration_state", "details", "state_sha256");

    private final Pool pool;
    private final SecretSealer sealer;
    private final AuditTrail audit;

    IntegrationStates(Pool pool, SecretSealer sealer, AuditTrail audit) {
        this.pool = pool;
        this.sealer = sealer;
        this.audit = audit;
    }

    @WithTransaction
    Uni<Void> keep(String state, IntegrationState kept, Begun begun) {
        String digest = Sha256.hex(state);
        String sealed = sealer.seal(kept.details(), DETAILS.at(digest)).text();
        return Panache.getSession().flatMap(session -> session.createNativeQuery(KEEP).setParameter(1, digest)
                .setParameter(2, kept.kind() == IntegrationKind.GITHUB_APP ? "manifest" : "authorization")
                .setParameter(3, kept.actor().id()).setParameter(4, kept.actor().name()).setParameter(5, sealed)
                .setParameter(6, (double) LIFE_SECONDS).executeUpdate())
                .chain(() -> audit.record(kept.actor(),
                        new Mutation("integration.begun", "integration", kept.integrationId(), null, null, begun)));
    }

    /** What the audit tells of it. */
    record Begun(String id, String kind, String name, String baseUrl) {
    }

    /** What was kept, and the row as it was. */
    record Taken(IntegrationState begun, Tuple row) {

        @Override
        public String toString() {
            return "Taken[integrationId=" + begun.integrationId() + "]";
        }
    }

    Uni<Optional<Taken>> take(String state, String address, String traceId) {
        return pool.preparedQuery(TAKE).execute(Tuple.of(Sha256.hex(state))).map(rows -> rows.iterator().hasNext()
                ? Optional.of(read(rows.iterator().next(), address, traceId))
                : Optional.empty());
    }

    /** Makes a state good again until its old end, because nothing has come of it through no fault of its own. */
    Uni<Void> giveBack(Taken taken) {
        return pool.preparedQuery(GIVE_BACK).execute(taken.row()).replaceWithVoid();
    }

    @Scheduled(every = "10m", delayed = "1m", identity = "integration-states", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return forgetExpired().onFailure().recoverWithNull();
    }

    /** Nobody can finish those any more, and they hold secrets. */
    Uni<Void> forgetExpired() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }

    private Taken read(Row row, String address, String traceId) {
        String details = sealer.open(SealedSecret.parse(row.getString("details")), DETAILS.at(row.getString("state_sha256")));
        Tuple same = Tuple.tuple();
        for (int i = 0; i < row.size(); i++) {
            same.addValue(row.getValue(i));
        }
        return new Taken(IntegrationState.read(details,
                new Actor(row.getString("actor"), row.getString("actor_name"), address, traceId)), same);
    }

    /** A key that is rotated away must not end what a browser has begun. */
    @Produces
    @Singleton
    SealedColumn column() {
        return DETAILS;
    }
}
