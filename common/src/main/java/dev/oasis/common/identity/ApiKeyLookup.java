package dev.oasis.common.identity;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.cache.CacheResult;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Finds keys by the digest of their secret. Answers are kept for a few seconds ({@code quarkus.cache.caffeine."api-keys"}), so
 * a revoked key works that much longer at most; a failed look-up is not kept.
 */
@ApplicationScoped
public class ApiKeyLookup {

    private static final Logger LOG = Logger.getLogger(ApiKeyLookup.class);
    private static final String BY_DIGEST = """
            select k.id, k.name, k.scopes, k.all_apps,
                   case when k.revoked_at is not null then 'REVOKED'
                        when not k.enabled then 'DISABLED'
                        when k.expires_at <= now() then 'EXPIRED'
                        when k.secret_sha256 <> $1 and k.previous_until <= now() then 'REPLACED'
                        else 'WORKING' end as state,
                   coalesce((select string_agg(a.app_id, ',') from api_key_app a where a.api_key_id = k.id), '') as apps
            from api_key k where k.secret_sha256 = $1 or k.previous_sha256 = $1""";
    private static final String OWNER_EXISTS = "select exists (select from working_owner)";

    // At most once a minute for a key, whatever the number of requests, and without waiting for somebody who changes the key.
    private static final String TOUCH = """
            update api_key set last_used_at = now() where id = (
                select id from api_key
                where id = $1 and (last_used_at is null or last_used_at <= now() - interval '1 minute')
                for update skip locked)""";

    private final Pool pool;

    public ApiKeyLookup(Pool pool) {
        this.pool = pool;
    }

    @CacheResult(cacheName = "api-keys")
    Uni<Optional<ApiKeyRecord>> find(String secretSha256) {
        return pool.preparedQuery(BY_DIGEST).execute(Tuple.of(secretSha256))
                .map(rows -> rows.iterator().hasNext() ? Optional.of(read(rows.iterator().next()))
                        : Optional.<ApiKeyRecord> empty())
                .call(found -> found.filter(ApiKeyRecord::works).map(this::touch).orElse(Uni.createFrom().voidItem()));
    }

    private Uni<Void> touch(ApiKeyRecord key) {
        return pool.preparedQuery(TOUCH).execute(Tuple.of(key.caller().id()))
                // A time that serves for looking at must not keep anybody out.
                .onFailure().invoke(failure -> LOG.debugf(failure, "The last use of a key is not noted"))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    /** Whether an owner exists; not cached, because the bootstrap key must die with the first owner's birth. */
    Uni<Boolean> ownerExists() {
        return pool.query(OWNER_EXISTS).execute().map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static ApiKeyRecord read(Row row) {
        AppBinding apps = row.getBoolean("all_apps") ? AppBinding.ALL
                : AppBinding.only(Arrays.stream(row.getString("apps").split(",")).filter(id -> !id.isEmpty())
                        .collect(Collectors.toSet()));
        Set<Grant> grants = Arrays.stream(row.getString("scopes").split(",")).flatMap(name -> Scope.parse(name).stream())
                .map(scope -> new Grant(scope, apps)).collect(Collectors.toSet());
        Caller caller = new Caller(row.getString("id"), row.getString("name"), Caller.Kind.KEY, grants);
        return new ApiKeyRecord(caller, ApiKeyRecord.State.valueOf(row.getString("state")));
    }
}
