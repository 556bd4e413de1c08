package dev.oasis.e2e.bench;

import dev.oasis.e2e.platform.Database;

/**
 * Gives an app a long past: older releases, each a copy of its only one under another version. Straight into the tables,
 * because nobody signs two hundred bundles for a benchmark.
 */
final class ManyReleases {

    private static final String RELEASES = """
            insert into release (id, app_id, version, channel, status, notes, pub_date)
            select 'BENCHR' || lpad(n::text, 20, '0'), r.app_id, '0.' || n || '.0', r.channel, r.status, r.notes, r.pub_date
            from release r join app on app.id = r.app_id, generate_series(1, %2$d) n where app.slug = '%1$s'""";
    private static final String ROLLOUTS = """
            insert into rollout (id, release_id, app_id, channel, salt)
            select 'BENCHO' || right(r.id, 20), r.id, r.app_id, r.channel, r.id
            from release r where r.id like 'BENCHR%%'""";
    private static final String ARTIFACTS = """
            insert into artifact (id, app_id, release_id, platform, bundle, filename, verified, signature, key_id,
                signed_version, blob_key, file_size, sha256)
            select 'BENCHA' || right(r.id, 20), r.app_id, r.id, a.platform, a.bundle, a.filename, true, a.signature, a.key_id,
                r.version, a.blob_key, a.file_size, a.sha256
            from release r join artifact a on a.app_id = r.app_id where r.id like 'BENCHR%%'""";
    private static final String ANNOUNCE = """
            with clock as (update catalog_clock set version = version + 1 returning version)
            insert into catalog_change (app_id, version) select app.id, version from app, clock where app.slug = '%1$s'
            on conflict (app_id) do update set version = excluded.version""";

    private ManyReleases() {
    }

    /** @param older how many releases to add to the app's only one */
    static void add(Database database, String slug, int older) {
        for (String statement : new String[] { RELEASES, ROLLOUTS, ARTIFACTS, ANNOUNCE }) {
            database.execute(statement.formatted(slug, older));
        }
    }
}
