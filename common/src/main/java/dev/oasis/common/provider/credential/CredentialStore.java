package dev.oasis.common.provider.credential;

import java.util.function.Function;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.oasis.common.crypto.seal.SealedColumn;
import dev.oasis.common.crypto.seal.SealedSecret;
import dev.oasis.common.crypto.seal.SecretSealer;
import dev.oasis.common.provider.Integration;
import dev.oasis.common.web.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Seals and opens the credentials of integrations. */
@ApplicationScoped
public class CredentialStore {

    private static final String LOCK = "select credentials from integration where id = $1 for update";
    private static final String REPLACE = "update integration set credentials = $2 where id = $1";

    private final SecretSealer sealer;
    private final Pool pool;

    public CredentialStore(SecretSealer sealer, Pool pool) {
        this.sealer = sealer;
        this.pool = pool;
    }

    @Produces
    SealedColumn column() {
        return Integration.CREDENTIALS;
    }

    /** @throws Problem {@code encryption_not_configured} */
    public String seal(String integrationId, Credentials credentials) {
        return sealer.seal(credentials.text(), Integration.CREDENTIALS.at(integrationId)).text();
    }

    /** @throws Problem {@code encryption_not_configured} */
    public Credentials open(Integration integration) {
        return open(integration.id, integration.credentials);
    }

    private Credentials open(String integrationId, String sealed) {
        return Credentials.parse(sealer.open(SealedSecret.parse(sealed), Integration.CREDENTIALS.at(integrationId)));
    }

    /**
     * Replaces a grant that has run out. A refresh token serves once, so the row stays locked while the provider is asked:
     * whoever comes second finds the new grant. This is the one place where a transaction waits for a provider.
     *
     * @param stale whether what is found still has to be renewed
     */
    public Uni<Credentials> renew(String integrationId, Predicate<Credentials> stale,
            Function<Credentials, Uni<Credentials>> renewal) {
        return pool.withTransaction(connection -> connection.preparedQuery(LOCK).execute(Tuple.of(integrationId))
                .map(rows -> open(integrationId, rows.iterator().next().getString(0)))
                .flatMap(held -> stale.test(held)
                        ? renewal.apply(held).call(renewed -> replace(connection, integrationId, renewed))
                        : Uni.createFrom().item(held)));
    }

    private Uni<Void> replace(SqlConnection connection, String integrationId, Credentials renewed) {
        return connection.preparedQuery(REPLACE).execute(Tuple.of(integrationId, seal(integrationId, renewed)))
                .replaceWithVoid();
    }
}
