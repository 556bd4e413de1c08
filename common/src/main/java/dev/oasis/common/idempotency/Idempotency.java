package dev.oasis.common.idempotency;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Runs a creating call once per key. The key's row is claimed before the effect, in the same transaction: a repetition that
 * comes while the first is still under way waits for it, and a failed first one leaves nothing behind.
 */
@ApplicationScoped
public class Idempotency {

    private static final int MAX_KEY_LENGTH = 255;
    private static final String CLAIM = """
            insert into idempotency (principal, key, operation, request_sha256, expires_at)
            values (:principal, :key, :operation, :digest, now() + interval '24 hours')
            on conflict (principal, key) do update set operation = excluded.operation,
                request_sha256 = excluded.request_sha256, expires_at = excluded.expires_at, body = null
            where idempotency.expires_at <= now()""";
    private static final String KEEP = """
            update idempotency set status = 201, location = :location, body = :body
            where principal = :principal and key = :key""";
    private static final String FIND = """
            select operation, request_sha256, location, body from idempotency
            where principal = :principal and key = :key""";

    private final ObjectMapper json;

    public Idempotency(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The answer of {@code effect}, or the remembered one. Opens a transaction that the effect joins.
     *
     * @throws Problem {@code idempotency_key_reused} when the key stood for another request
     */
    public Uni<Created> once(CreationRequest request, Supplier<Uni<Created>> effect) {
        if (request.key().isEmpty()) {
            return Panache.withTransaction(effect);
        }
        String key = request.key().get();
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "Idempotency-Key", "must have 1 to 255 characters.");
        }
        String digest = digest(request.body());
        return Panache.withTransaction(() -> Panache.getSession().flatMap(session -> claim(session, request, digest)
                .flatMap(claimed -> claimed ? effect.get().call(created -> keep(session, request, created))
                        : remembered(session, request, digest))));
    }

    private static Uni<Boolean> claim(Mutiny.Session session, CreationRequest request, String digest) {
        return session.createNativeQuery(CLAIM)
                .setParameter("principal", request.principal())
                .setParameter("key", request.key().orElseThrow())
                .setParameter("operation", Sha256.hex(request.operation()))
                .setParameter("digest", digest)
                .executeUpdate().map(rows -> rows == 1);
    }

    private static Uni<Integer> keep(Mutiny.Session session, CreationRequest request, Created created) {
        return session.createNativeQuery(KEEP)
                .setParameter("location", created.location())
                .setParameter("body", created.body().toString())
                .setParameter("principal", request.principal())
                .setParameter("key", request.key().orElseThrow())
                .executeUpdate();
    }

    private Uni<Created> remembered(Mutiny.Session session, CreationRequest request, String digest) {
        return session.createNativeQuery(FIND, Object[].class)
                .setParameter("principal", request.principal())
                .setParameter("key", request.key().orElseThrow())
                .getSingleResult()
                .map(row -> {
                    if (!Sha256.hex(request.operation()).equals(row[0]) || !digest.equals(row[1])) {
                        throw Problem.ofField(ProblemCode.IDEMPOTENCY_KEY_REUSED, "Idempotency-Key",
                                "stood for another request within the last 24 hours; make a new key for a new request.");
                    }
                    return new Created((String) row[2], read((String) row[3]));
                });
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A remembered answer is not JSON", impossible);
        }
    }

    private String digest(Object body) {
        try {
            return Sha256.hex(json.writeValueAsString(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A request that was read cannot be written", impossible);
        }
    }
}
