package dev.oasis.e2e.bench;

import java.util.List;
import java.util.stream.IntStream;

import dev.oasis.e2e.platform.Database;

/**
 * Makes apps with a long past, each a copy of a real one with all its releases but the newest under older versions. Straight
 * into the tables and past their foreign keys, because two million releases are wanted soon; removed again in the same way.
 */
final class ManyApps {

    private static final String UNCHECKED = "set session_replication_role = replica; ";
    private static final String APPS = """
            insert into app (id, slug, name)
            select '01SPEEDA' || lpad(n::text, 18, '0'), 'speed-' || n, 'App ' || n from generate_series(%2$d, %3$d) n""";
    private static final String CHANNELS = """
            insert into channel (app_id, name, stability)
            select '01SPEEDA' || lpad(n::text, 18, '0'), c.name, c.stability
            from channel c join app on app.id = c.app_id, generate_series(%2$d, %3$d) n where app.slug = '%1$s'""";
    private static final String RELEASES = """
            insert into release (id, app_id, version, channel, status, notes, pub_date)
            select '01SPEEDR' || lpad((n * 1000 + k)::text, 18, '0'), '01SPEEDA' || lpad(n::text, 18, '0'),
                   case when k = 0 then r.version else '0.' || k || '.0' end, r.channel, r.status, r.notes, r.pub_date
            from release r join app on app.id = r.app_id, generate_series(%2$d, %3$d) n, generate_series(0, %4$d - 1) k
            where app.slug = '%1$s'""";
    private static final String ROLLOUTS = """
            insert into rollout (id, release_id, app_id, channel, salt)
            select '01SPEEDO' || lpad((n * 1000 + k)::text, 18, '0'), '01SPEEDR' || lpad((n * 1000 + k)::text, 18, '0'),
                   '01SPEEDA' || lpad(n::text, 18, '0'), r.channel, '01SPEEDR' || lpad((n * 1000 + k)::text, 18, '0')
            from release r join app on app.id = r.app_id, generate_series(%2$d, %3$d) n, generate_series(0, %4$d - 1) k
            where app.slug = '%1$s'""";
    private static final String ARTIFACTS = """
            insert into artifact (id, app_id, release_id, platform, bundle, filename, verified, signature, key_id,
                signed_version, blob_key, file_size, sha256)
            select '01SPEEDT' || lpad((n * 1000 + k)::text, 18, '0'), '01SPEEDA' || lpad(n::text, 18, '0'),
                   '01SPEEDR' || lpad((n * 1000 + k)::text, 18, '0'), a.platform, a.bundle, a.filename, true, a.signature,
                   a.key_id, a.signed_version, a.blob_key, a.file_size, a.sha256
            from artifact a join app on app.id = a.app_id, generate_series(%2$d, %3$d) n, generate_series(0, %4$d - 1) k
            where app.slug = '%1$s'""";
    private static final String ANNOUNCE = """
            with clock as (update catalog_clock set version = version + 1 returning version)
            insert into catalog_change (app_id, version) select app.id, version from app, clock where app.id like '01SPEEDA%%'
            on conflict (app_id) do update set version = excluded.version""";
    private static final List<String> TABLES = List.of("artifact", "rollout", "release", "channel");

    private final Database database;
    private final String original;
    private int apps;

    /** @param original slug of an app with one published release */
    ManyApps(Database database, String original) {
        this.database = database;
        this.original = original;
    }

    /** Adds apps until there are so many, each with so many releases. */
    void growTo(int wanted, int releases) {
        for (String statement : List.of(APPS, CHANNELS, RELEASES, ROLLOUTS, ARTIFACTS)) {
            database.execute(UNCHECKED + statement.formatted(original, apps + 1, wanted, releases));
        }
        apps = wanted;
        database.execute("analyze");
        database.execute(ANNOUNCE);
    }

    /** The paths of checks of all of them. */
    List<String> paths(String version) {
        return IntStream.rangeClosed(1, apps).mapToObj(n -> "/speed-" + n + "/update/linux/x86_64/" + version).toList();
    }

    void remove() {
        for (String table : TABLES) {
            database.execute(UNCHECKED + "delete from " + table + " where app_id like '01SPEEDA%'");
        }
        database.execute(UNCHECKED + "delete from app where id like '01SPEEDA%'");
        database.execute("delete from catalog_change where app_id like '01SPEEDA%'");
    }
}
