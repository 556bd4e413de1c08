package dev.oasis.common.identity.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.common.identity.AppBinding;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.identity.Grant;
import dev.oasis.common.identity.Role;
import io.quarkus.cache.CacheInvalidate;
import io.quarkus.cache.CacheResult;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Finds sessions by their id. Answers are kept for a few seconds ({@code quarkus.cache.caffeine."sessions"}), so a logout, a
 * disabled person or a changed role takes that much longer at most; a failed look-up is not kept.
 */
@ApplicationScoped
public class SessionLookup {

    private static final Logger LOG = Logger.getLogger(SessionLookup.class);
    private static final String BY_ID = """
            select u.id, u.name, u.disabled_at is not null as disabled, s.expires_at,
                   s.ended_at is not null or s.expires_at <= now() as ended,
                   coalesce((select string_agg(g.role || ':' || coalesce(g.app_id, ''), ',')
                             from role_grant g where g.user_id = u.id), '') as roles
            from user_session s join user_account u on u.id = s.user_id where s.id = $1""";

    // At most once a minute for a session, whatever the number of requests, and without waiting for somebody who ends it.
    private static final String TOUCH = """
            update user_session set last_seen_at = now() where id = (
                select id from user_session
                where id = $1 and ended_at is null and last_seen_at <= now() - interval '1 minute'
                for update skip locked)""";

    private final Pool pool;

    public SessionLookup(Pool pool) {
        this.pool = pool;
    }

    @CacheResult(cacheName = "sessions")
    Uni<Optional<SessionRecord>> find(String sessionId) {
        return pool.preparedQuery(BY_ID).execute(Tuple.of(sessionId))
                .map(rows -> rows.iterator().hasNext() ? Optional.of(read(rows.iterator().next()))
                        : Optional.<SessionRecord> empty())
                .call(found -> found.filter(session -> !session.ended()).map(session -> touch(sessionId))
                        .orElse(Uni.createFrom().voidItem()));
    }

    private Uni<Void> touch(String sessionId) {
        return pool.preparedQuery(TOUCH).execute(Tuple.of(sessionId))
                // A time that serves for looking at must not keep anybody out.
                .onFailure().invoke(failure -> LOG.debugf(failure, "It is not noted that a session was seen"))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    /** Makes this process, if no other, see at once that a session has ended. */
    @CacheInvalidate(cacheName = "sessions")
    public Uni<Void> forget(String sessionId) {
        return Uni.createFrom().voidItem();
    }

    private static SessionRecord read(Row row) {
        Caller caller = new Caller(row.getString("id"), row.getString("name"), Caller.Kind.USER,
                grants(row.getString("roles")));
        return new SessionRecord(caller, row.getOffsetDateTime("expires_at").toInstant(),
                row.getBoolean("ended"), row.getBoolean("disabled"));
    }

    // Written as role:app with commas between them, the app left out for all apps.
    private static Set<Grant> grants(String roles) {
        Map<Role, AppBinding> bindings = new HashMap<>();
        for (String grant : roles.split(",")) {
            int colon = grant.indexOf(':');
            Role.parse(grant.substring(0, Math.max(colon, 0))).ifPresent(
                    role -> bindings.merge(role, binding(grant.substring(colon + 1)), AppBinding::and));
        }
        return bindings.entrySet().stream().flatMap(role -> role.getKey().on(role.getValue()).stream())
                .collect(Collectors.toSet());
    }

    private static AppBinding binding(String appId) {
        return appId.isEmpty() ? AppBinding.ALL : AppBinding.only(Set.of(appId));
    }
}
