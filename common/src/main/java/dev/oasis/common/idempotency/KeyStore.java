package dev.oasis.common.idempotency;

import java.time.Duration;
import java.util.Optional;

import org.hibernate.reactive.mutiny.Mutiny;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The rows behind the keys. Each method joins the session at hand; all times are PostgreSQL's. */
final class KeyStore {

    private static final String CLAIM = """
            insert into idempotency (principal, key, operation, request_sha256, expires_at)
            values (:principal, :key, :operation, :digest, clock_timestamp() + make_interval(secs => :seconds))
            on conflict (principal, key) do update set operation = excluded.operation,
                request_sha256 = excluded.request_sha256, expires_at = excluded.expires_at, status = null,
                location = null, etag = null, body = null
            where idempotency.expires_at <= now()
            returning cast(expires_at as text)""";
    private static final String KEEP = """
            update idempotency set status = :status, location = cast(:location as text), etag = cast(:etag as text),
                body = :body,
                expires_at = now() + interval '24 hours'
            where principal = :principal and key = :key and cast(expires_at as text) = :until""";
    private static final String RELEASE = """
            delete from idempotency
            where principal = :principal and key = :key and cast(expires_at as text) = :until and body is null""";
    private static final String FIND = """
            select operation, request_sha256, status, location, etag, body from idempotency
            where principal = :principal and key = :key""";

    /** The claim, or nothing when another call has the key. Waits for one that is about to take it. */
    Uni<Optional<KeyClaim>> claim(KeyedCall call, Duration length) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(CLAIM, String.class)
                .setParameter("principal", call.principal())
                .setParameter("key", call.key())
                .setParameter("operation", call.operation())
                .setParameter("digest", call.digest())
                .setParameter("seconds", (double) length.toSeconds())
                .getResultList())
                .map(rows -> rows.stream().findFirst().map(until -> new KeyClaim(call.principal(), call.key(), until)));
    }

    /** Writes the answer down for a day; false when the claim ran out and the key is another call's now. */
    Uni<Boolean> keep(KeyClaim claim, Created created) {
        return Panache.getSession().flatMap(session -> of(claim, session.createNativeQuery(KEEP))
                .setParameter("status", created.status())
                .setParameter("location", created.location())
                .setParameter("etag", created.etag())
                .setParameter("body", created.body().toString())
                .executeUpdate()).map(rows -> rows == 1);
    }

    /** Gives the key back, so that the call can be made again at once. */
    Uni<Void> release(KeyClaim claim) {
        return Panache.getSession().flatMap(session -> of(claim, session.createNativeQuery(RELEASE)).executeUpdate())
                .replaceWithVoid();
    }

    /** Columns as {@link KeyedCall#answerIn} wants them; null when the key was given back meanwhile. */
    Uni<Object[]> find(KeyedCall call) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(FIND, Object[].class)
                .setParameter("principal", call.principal())
                .setParameter("key", call.key())
                .getSingleResultOrNull());
    }

    private static Mutiny.MutationQuery of(KeyClaim claim, Mutiny.MutationQuery statement) {
        return statement.setParameter("principal", claim.principal()).setParameter("key", claim.key())
                .setParameter("until", claim.until());
    }
}
