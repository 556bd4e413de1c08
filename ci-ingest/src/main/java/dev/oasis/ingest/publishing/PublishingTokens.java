package dev.oasis.ingest.publishing;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.identity.AppBinding;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.identity.Grant;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.publishing.Publisher;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Tokens that jobs hold, and the ID tokens that they were given for. All times are PostgreSQL's. */
@ApplicationScoped
class PublishingTokens {

    private static final String USE = """
            insert into used_id_token (sha256, expires_at) values (:digest, :expires) on conflict do nothing""";
    // Longer than the clocks of issuers may be off.
    private static final String FORGET_USED = """
            delete from used_id_token where sha256 in (
                select sha256 from used_id_token where expires_at < now() - interval '10 minutes'
                order by sha256 limit 100 for update skip locked)""";
    private static final String FORGET_ENDED = """
            delete from publishing_token where id in (
                select id from publishing_token where expires_at < now() order by id limit 100 for update skip locked)""";
    private static final String KEEP = """
            insert into publishing_token (id, publisher_id, revision, secret_sha256, job, expires_at)
            values (:id, :publisher, :revision, :digest, :job, now() + make_interval(secs => :seconds))
            returning expires_at""";
    private static final String FIND = """
            select p.id, p.app_id, p.permissions, p.channels, t.job
            from publishing_token t join publisher p on p.id = t.publisher_id
            where t.secret_sha256 = $1 and t.expires_at > now() and p.enabled and p.revision = t.revision""";

    private final Pool pool;

    PublishingTokens(Pool pool) {
        this.pool = pool;
    }

    /** Takes an ID token, once; joins the transaction at hand and waits for another that is about to take the same. */
    Uni<Boolean> use(ProvenJob job) {
        return run(FORGET_USED).chain(() -> Panache.getSession()).flatMap(session -> session.createNativeQuery(USE)
                .setParameter("digest", job.tokenDigest())
                .setParameter("expires", OffsetDateTime.ofInstant(job.expiresAt(), ZoneOffset.UTC))
                .executeUpdate()).map(rows -> rows == 1);
    }

    /**
     * Joins the transaction at hand.
     *
     * @return when the token ends
     */
    Uni<Instant> keep(String id, Publisher publisher, String job, PublishingSecret secret, Duration lifetime) {
        return run(FORGET_ENDED).chain(() -> Panache.getSession()).flatMap(session -> session
                .createNativeQuery(KEEP, Instant.class)
                .setParameter("id", id).setParameter("publisher", publisher.id).setParameter("revision", publisher.revision)
                .setParameter("digest", secret.sha256()).setParameter("job", job)
                .setParameter("seconds", (double) lifetime.toSeconds()).getSingleResult());
    }

    Uni<Optional<TokenHolder>> find(PublishingSecret secret) {
        return pool.preparedQuery(FIND).execute(Tuple.of(secret.sha256()))
                .map(rows -> rows.iterator().hasNext() ? Optional.of(read(rows.iterator().next())) : Optional.empty());
    }

    private static TokenHolder read(Row row) {
        Grant grant = new Grant(Scope.CI, AppBinding.only(Set.of(row.getString("app_id"))));
        return new TokenHolder(
                new Caller(row.getString("id"), row.getString("job"), Caller.Kind.PUBLISHER, Set.of(grant)),
                Publisher.mandate(row.getString("permissions"), row.getString("channels")));
    }

    private static Uni<Void> run(String statement) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(statement).executeUpdate()).replaceWithVoid();
    }
}
