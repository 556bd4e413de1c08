package dev.oasis.admin.audit;

import java.time.Instant;

import io.vertx.mutiny.sqlclient.Row;

/**
 * An entry in a list.
 *
 * @param actor id of the key or person, or {@code bootstrap}
 * @param appId the app that it concerns, or null
 */
public record AuditEntryView(String id, Instant occurredAt, String actor, String actorName, String action, String subjectType,
        String subjectId, String appId, String address, String traceId) {

    static final String COLUMNS = """
            e.id, e.occurred_at, e.actor, e.actor_name, e.action, e.subject_type, e.subject_id, e.app_id, e.address, e.trace_id""";

    static AuditEntryView of(Row row) {
        return new AuditEntryView(row.getString("id"), row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("actor"), row.getString("actor_name"), row.getString("action"), row.getString("subject_type"),
                row.getString("subject_id"), row.getString("app_id"), row.getString("address"), row.getString("trace_id"));
    }
}
