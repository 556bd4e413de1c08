package dev.oasis.ingest;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.ApiKeySecret;
import dev.oasis.common.schema.SchemaVersion;
import dev.oasis.common.signing.MinisignPublicKey;
import dev.oasis.testkit.schema.Migrations;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Makes by SQL what admin-api makes in production: the schema, apps, signing keys and API keys. */
@ApplicationScoped
public class TestDatabase {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Pool pool;

    TestDatabase(Pool pool) {
        this.pool = pool;
    }

    /** The schema, once: a test with another profile starts the application again on the same database. */
    void migrate(@Observes StartupEvent event) {
        if (count("select count(*) from pg_class where relname = 'flyway_schema_history'") == 0) {
            pool.query(Migrations.sql()).executeAndAwait();
            pool.query("create table flyway_schema_history (version varchar(50), success boolean);"
                    + "insert into flyway_schema_history values ('" + SchemaVersion.REQUIRED + "', true)").executeAndAwait();
        }
    }

    /**
     * A new app and a key with scope {@code ci} for it alone.
     *
     * @param publicKeys that it trusts
     */
    public TestApp newApp(String... publicKeys) {
        String id = Ulid.next();
        String slug = "app-" + COUNTER.incrementAndGet() + "x";
        pool.preparedQuery("insert into app (id, slug, name) values ($1, $2, 'Sample')").executeAndAwait(Tuple.of(id, slug));
        pool.preparedQuery("insert into channel values ($1, 'stable', 0), ($1, 'beta', 20), ($1, 'alpha', 30)")
                .executeAndAwait(Tuple.of(id));
        for (String key : publicKeys) {
            pool.preparedQuery("insert into signing_key (id, app_id, key_id, public_key) values ($1, $2, $3, $4)")
                    .executeAndAwait(Tuple.of(Ulid.next(), id, MinisignPublicKey.parse(key).keyId(), key));
        }
        return new TestApp(id, slug, newKey("ci", id));
    }

    /** @param appIds that the key is bound to; none for all */
    public String newKey(String scopes, String... appIds) {
        ApiKeySecret secret = ApiKeySecret.generate(new SecureRandom());
        String id = Ulid.next();
        pool.preparedQuery("""
                insert into api_key (id, name, prefix, secret_sha256, scopes, all_apps)
                values ($1, 'test', $2, $3, $4, $5)""")
                .executeAndAwait(Tuple.of(id, secret.visiblePrefix(), secret.sha256(), scopes, appIds.length == 0));
        for (String app : appIds) {
            pool.preparedQuery("insert into api_key_app values ($1, $2)").executeAndAwait(Tuple.of(id, app));
        }
        return secret.reveal();
    }

    /** @param assignment such as {@code revoked_at = now()} */
    public String newKeyWith(String assignment) {
        String key = newKey("ci");
        pool.preparedQuery("update api_key set " + assignment + " where secret_sha256 = $1")
                .executeAndAwait(Tuple.of(ApiKeySecret.parse(key).orElseThrow().sha256()));
        return key;
    }

    public void run(String sql, Object... parameters) {
        pool.preparedQuery(sql).executeAndAwait(Tuple.wrap(parameters));
    }

    public RowSet<Row> rows(String sql, Object... parameters) {
        return pool.preparedQuery(sql).executeAndAwait(Tuple.wrap(parameters));
    }

    /** What a query of one row and one number answers. */
    public long count(String sql, Object... parameters) {
        return pool.preparedQuery(sql).executeAndAwait(Tuple.wrap(parameters)).iterator().next().getLong(0);
    }

    public long releasesOf(TestApp app) {
        return count("select count(*) from release where app_id = $1", app.id());
    }
}
