package dev.oasis.admin.integration;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.provider.RemoteInstallation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Which accounts have installed a GitHub App, as it was last told. */
@ApplicationScoped
class Installations {

    private static final String KEEP = """
            insert into installation (integration_id, external_id, account, suspended) values ($1, $2, $3, $4)
            on conflict (integration_id, external_id) do update set account = excluded.account, suspended = excluded.suspended""";
    private static final String DROP = "delete from installation where integration_id = $1 and external_id <> all($2)";

    private final Pool pool;

    Installations(Pool pool) {
        this.pool = pool;
    }

    /** Takes the place of what was known. */
    Uni<Void> keep(String integrationId, List<RemoteInstallation> found) {
        String[] ids = found.stream().map(RemoteInstallation::externalId).toArray(String[]::new);
        return pool.withTransaction(connection -> connection.preparedQuery(DROP).execute(Tuple.of(integrationId, ids))
                .chain(() -> keepAll(connection, integrationId, found)));
    }

    private static Uni<Void> keepAll(SqlConnection connection, String integrationId, List<RemoteInstallation> found) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (RemoteInstallation one : found) {
            chain = chain.chain(() -> connection.preparedQuery(KEEP)
                    .execute(Tuple.of(integrationId, one.externalId(), one.account(), one.suspended())).replaceWithVoid());
        }
        return chain;
    }
}
