package dev.oasis.admin.removal;

import java.util.Optional;

import dev.oasis.common.provider.HookAddress;
import dev.oasis.common.provider.RepositoryAddress;
import io.vertx.mutiny.sqlclient.Row;

/**
 * A webhook that this process removes now.
 *
 * @param attempts with this one
 */
record DueRemoval(String id, String integrationId, HookAddress.OfRepository hook, int attempts) {

    static DueRemoval of(Row row) {
        RepositoryAddress repository = new RepositoryAddress(row.getString("repository_external_id"),
                row.getString("repository_full_name"), Optional.empty());
        return new DueRemoval(row.getString("id"), row.getString("integration_id"),
                new HookAddress.OfRepository(repository, row.getString("external_hook_id")), row.getInteger("attempts"));
    }
}
