package dev.oasis.admin.removal;

import java.time.Instant;
import java.time.OffsetDateTime;

import io.vertx.mutiny.sqlclient.Row;

/**
 * A webhook that is to be removed at its provider, or was left there.
 *
 * @param state {@code waiting}, or {@code left} when nobody tries any more
 * @param reason why it could not be removed last, or why it is left
 * @param nextAttemptAt null for what is left
 */
public record RemovalView(String id, String integrationId, String integrationName, String repository, String externalHookId,
        String state, int attempts, String reason, Instant createdAt, Instant nextAttemptAt) {

    static RemovalView of(Row row) {
        OffsetDateTime left = row.getOffsetDateTime("left_at");
        return new RemovalView(row.getString("id"), row.getString("integration_id"), row.getString("integration_name"),
                row.getString("repository_full_name"), row.getString("external_hook_id"), left == null ? "waiting" : "left",
                row.getInteger("attempts"), row.getString("reason"), row.getOffsetDateTime("created_at").toInstant(),
                left == null ? row.getOffsetDateTime("next_attempt_at").toInstant() : null);
    }
}
