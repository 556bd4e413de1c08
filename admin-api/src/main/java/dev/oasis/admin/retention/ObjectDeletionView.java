package dev.oasis.admin.retention;

import java.time.Instant;

import io.vertx.mutiny.sqlclient.Row;

/**
 * An object that waits for its deletion.
 *
 * @param cause {@code upload}: presigned, goes with time; {@code copied}: goes unless a release comes to need it;
 *        {@code deleted}: what it belonged to was deleted
 * @param state {@code waiting} or, after three attempts, {@code failing}
 * @param attempts that failed, or are under way
 * @param dueAt when it is tried next
 */
public record ObjectDeletionView(String id, String objectKey, String cause, String state, int attempts, String lastError,
        Instant queuedAt, Instant dueAt) {

    static ObjectDeletionView of(Row row) {
        return new ObjectDeletionView(id(row.getLong("id")), row.getString("object_key"), row.getString("cause"),
                row.getString("state"), row.getInteger("attempts"), row.getString("last_error"),
                row.getOffsetDateTime("queued_at").toInstant(), row.getOffsetDateTime("due_at").toInstant());
    }

    // As long as any other id, so that lists page by it in the same way.
    private static String id(long number) {
        return String.format("%026d", number);
    }

    /** Of the number that an id of this kind stands for; beyond all of them for an id of another kind. */
    static long number(String id) {
        return id.chars().allMatch(Character::isDigit) && id.startsWith("00000000") ? Long.parseLong(id) : Long.MAX_VALUE;
    }
}
