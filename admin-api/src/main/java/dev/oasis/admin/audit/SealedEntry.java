package dev.oasis.admin.audit;

import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.vertx.mutiny.sqlclient.Row;

/**
 * A seal and what it seals.
 *
 * @param entry empty when the entry is gone
 */
record SealedEntry(Seal seal, Optional<StoredEntry> entry) {

    static final String AFTER = "select s.n, s.entry_id, encode(s.entry_sha256, 'hex') as sealed, "
            + "encode(s.previous, 'hex') as previous, encode(s.hash, 'hex') as hash, " + AuditEntryView.COLUMNS
            + ", e.canonical, encode(e.sha256, 'hex') as digest from audit_seal s left join audit_entry e on e.id = s.entry_id "
            + "where s.n > $1 order by s.n limit $2";

    static SealedEntry of(Row row) {
        Seal seal = new Seal(row.getLong("n"), row.getString("entry_id"), row.getString("sealed"), row.getString("previous"),
                row.getString("hash"));
        return new SealedEntry(seal, row.getString("id") == null ? Optional.empty()
                : Optional.of(new StoredEntry(columns(AuditEntryView.of(row)), row.getBuffer("canonical").getBytes(),
                        row.getString("digest"))));
    }

    private static Map<String, String> columns(AuditEntryView entry) {
        Map<String, String> columns = new HashMap<>();
        columns.put("id", entry.id());
        columns.put("occurredAt", DateTimeFormatter.ISO_INSTANT.format(entry.occurredAt()));
        columns.put("actor", entry.actor());
        columns.put("actorName", entry.actorName());
        columns.put("action", entry.action());
        columns.put("subjectType", entry.subjectType());
        columns.put("subjectId", entry.subjectId());
        columns.put("appId", entry.appId());
        columns.put("address", entry.address());
        columns.put("traceId", entry.traceId());
        return columns;
    }
}
