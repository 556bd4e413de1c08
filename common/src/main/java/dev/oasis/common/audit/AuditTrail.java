package dev.oasis.common.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import io.smallrye.mutiny.Uni;

/** Adds entries to the Hibernate transaction at hand. */
@ApplicationScoped
public class AuditTrail {

    private final ObjectMapper canonical;

    public AuditTrail(ObjectMapper json) {
        this.canonical = json.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    public Uni<Void> record(Actor actor, Mutation mutation) {
        AuditEntry entry = new AuditEntry();
        entry.id = Ulid.next();
        entry.occurredAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        entry.actor = actor.id();
        entry.actorName = actor.name();
        entry.action = mutation.action();
        entry.subjectType = mutation.subjectType();
        entry.subjectId = mutation.subjectId();
        entry.appId = mutation.appId();
        entry.address = actor.address();
        entry.traceId = actor.traceId();
        entry.canonical = canonicalBytes(entry, mutation);
        entry.sha256 = Sha256.of(entry.canonical);
        return entry.persist().replaceWithVoid();
    }

    // Keys in order and values as plain JSON trees: whoever recomputes the digest gets the same bytes.
    private byte[] canonicalBytes(AuditEntry entry, Mutation mutation) {
        Map<String, Object> content = new TreeMap<>();
        content.put("id", entry.id);
        content.put("occurredAt", entry.occurredAt);
        content.put("actor", entry.actor);
        content.put("actorName", entry.actorName);
        content.put("action", entry.action);
        content.put("subjectType", entry.subjectType);
        content.put("subjectId", entry.subjectId);
        content.put("appId", entry.appId);
        content.put("address", entry.address);
        content.put("traceId", entry.traceId);
        content.put("before", sorted(mutation.before()));
        content.put("after", sorted(mutation.after()));
        try {
            return canonical.writeValueAsBytes(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Audit entry cannot be written", impossible);
        }
    }

    private Object sorted(Object state) {
        return state == null ? null : canonical.convertValue(state, Object.class);
    }
}
