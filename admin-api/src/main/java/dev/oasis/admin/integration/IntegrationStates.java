package dev.oasis.admin.integration;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.crypto.seal.SealedSecret;
import dev.oasis.common.crypto.seal.SecretPlace;
import dev.oasis.common.crypto.seal.SecretSealer;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.provider.IntegrationKind;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
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
            returning actor, actor_name, details""";

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
        String sealed = sealer.seal(kept.details(), place(digest)).text();
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

    Uni<Optional<IntegrationState>> take(String state, String address, String traceId) {
        String digest = Sha256.hex(state);
        return pool.preparedQuery(TAKE).execute(Tuple.of(digest)).map(rows -> rows.iterator().hasNext()
                ? Optional.of(read(digest, rows.iterator().next(), address, traceId))
                : Optional.empty());
    }

    private IntegrationState read(String digest, Row row, String address, String traceId) {
        String details = sealer.open(SealedSecret.parse(row.getString("details")), place(digest));
        return IntegrationState.read(details,
                new Actor(row.getString("actor"), row.getString("actor_name"), address, traceId));
    }

    private static SecretPlace place(String digest) {
        return new SecretPlace("integration_state", "details", digest);
    }
}
