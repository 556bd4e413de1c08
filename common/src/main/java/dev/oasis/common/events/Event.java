package dev.oasis.common.events;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What every record on a topic of ours looks like.
 *
 * @param id ULID, the same when the record is sent again
 * @param type past tense with its subject, such as {@code release.published}
 * @param version of the shape of {@code data}
 * @param key what orders it: events of one key stay in order
 */
public record Event(String id, String type, int version, Instant occurredAt, String key, String actor, String traceId,
        JsonNode data) {
}
