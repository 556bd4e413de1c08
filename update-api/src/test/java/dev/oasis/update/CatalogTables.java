package dev.oasis.update;

import java.time.Duration;
import java.time.OffsetDateTime;

import dev.oasis.common.id.Ulid;
import dev.oasis.testkit.schema.Migrations;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** What other services write into the catalog, as plain SQL. Every change ends with the tick of the clock. */
final class CatalogTables {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final OffsetDateTime PUBLISHED = OffsetDateTime.parse("2026-01-31T12:00:00Z");

    private final Pool pool;

    CatalogTables(Pool pool) {
        this.pool = pool;
    }

    /** Does by hand what admin-api's Flyway does. */
    void migrate() {
        pool.query(Migrations.sql()).execute().await().atMost(LIMIT);
    }

    void migrateUnlessDone() {
        Row found = pool.query("select to_regclass('app')::text").execute().await().atMost(LIMIT).iterator().next();
        if (found.getString(0) == null) {
            migrate();
        }
    }

    String app(String slug) {
        String id = Ulid.next();
        run("insert into app (id, slug, name) values ($1, $2, $2)", id, slug);
        run("insert into channel (app_id, name, stability) values ($1, 'stable', 0), ($1, 'beta', 20)", id);
        tick(id);
        return id;
    }

    /** @param status a release becomes visible with {@link #tick} */
    String release(String app, String version, String channel, String status) {
        String id = Ulid.next();
        run("insert into release (id, app_id, version, channel, status, notes, pub_date) values ($1, $2, $3, $4, $5, $6, $7)",
                id, app, version, channel, status, "Notes of " + version, PUBLISHED);
        return id;
    }

    void rollout(String app, String release, String channel, int basisPoints) {
        run("insert into rollout (id, release_id, app_id, channel, basis_points, salt) values ($1, $2, $3, $4, $5, $2)",
                Ulid.next(), release, app, channel, basisPoints);
    }

    /** @param bundle a platform and a kind by their wire names */
    String artifact(String app, String release, String bundle) {
        String id = Ulid.next();
        String[] words = bundle.split(" ");
        run("""
                insert into artifact (id, app_id, release_id, platform, bundle, filename, verified, signature, key_id,
                    blob_key, file_size, sha256)
                values ($1, $2, $3, $4, $5, 'My App.bin', true, 'c2ln', '0123456789ABCDEF', 'demo/blobs/77', 7, '77')""",
                id, app, release, words[0], words[1]);
        return id;
    }

    String externalInstaller(String app, String release, String platform, String url) {
        String id = Ulid.next();
        run("""
                insert into installer (id, app_id, release_id, platform, filename, display_name, verified, external_url,
                    file_size, sha256) values ($1, $2, $3, $4, 'setup.bin', 'Setup', true, $5, 9, '99')""",
                id, app, release, platform, url);
        return id;
    }

    /** A published release for everybody on stable with one artifact, whose id is returned. */
    String published(String app, String version, String bundle) {
        String release = release(app, version, "stable", "published");
        rollout(app, release, "stable", 10_000);
        String artifact = artifact(app, release, bundle);
        tick(app);
        return artifact;
    }

    void tick(String app) {
        run("""
                with clock as (update catalog_clock set version = version + 1 returning version)
                insert into catalog_change (app_id, version) select $1, version from clock
                on conflict (app_id) do update set version = excluded.version""", app);
    }

    /** The version that the catalog has now. */
    long clock() {
        return pool.query("select version from catalog_clock").execute().await().atMost(LIMIT).iterator().next().getLong(0);
    }

    void run(String sql, Object... values) {
        pool.preparedQuery(sql).execute(Tuple.from(values)).await().atMost(LIMIT);
    }
}
