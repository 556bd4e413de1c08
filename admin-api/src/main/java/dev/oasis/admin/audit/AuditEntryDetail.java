package dev.oasis.admin.audit;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An entry with all that it tells.
 *
 * @param before what the subject was; null when it was made
 * @param after what it became; null when it is gone
 * @param canonical the text of which {@code sha256} is the digest, in UTF-8
 * @param seal null until the entry is sealed
 */
public record AuditEntryDetail(String id, Instant occurredAt, String actor, String actorName, String action, String subjectType,
        String subjectId, String appId, String address, String traceId, JsonNode before, JsonNode after, String canonical,
        String sha256, SealView seal) {

    /** The entry's place in the chain. */
    public record SealView(long number, String previous, String hash) {
    }

    static AuditEntryDetail of(AuditEntryView entry, JsonNode content, String canonical, String sha256, SealView seal) {
        return new AuditEntryDetail(entry.id(), entry.occurredAt(), entry.actor(), entry.actorName(), entry.action(),
                entry.subjectType(), entry.subjectId(), entry.appId(), entry.address(), entry.traceId(), content.get("before"),
                content.get("after"), canonical, sha256, seal);
    }
}
