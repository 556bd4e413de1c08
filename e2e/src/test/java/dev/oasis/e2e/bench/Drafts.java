package dev.oasis.e2e.bench;

import dev.oasis.e2e.platform.Database;

/** Releases of an app that wait to be published, each higher than the one before: copies of its only one, with its bundle. */
final class Drafts {

    private static final String RELEASES = """
            insert into release (id, app_id, version, channel, status, notes)
            select '01DRAFTR' || lpad(n::text, 18, '0'), r.app_id, '2.' || n || '.0', r.channel, 'draft', r.notes
            from release r join app on app.id = r.app_id, generate_series(1, %2$d) n where app.slug = '%1$s'""";
    private static final String ARTIFACTS = """
            insert into artifact (id, app_id, release_id, platform, bundle, filename, verified, signature, key_id,
                signed_version, blob_key, file_size, sha256)
            select '01DRAFTA' || right(r.id, 18), r.app_id, r.id, a.platform, a.bundle, a.filename, true, a.signature, a.key_id,
                r.version, a.blob_key, a.file_size, a.sha256
            from release r join artifact a on a.app_id = r.app_id where r.id like '01DRAFTR%%'""";

    private int last;

    private Drafts() {
    }

    record Draft(String id, String version) {
    }

    static Drafts add(Database database, String slug, int count) {
        database.execute(RELEASES.formatted(slug, count));
        database.execute(ARTIFACTS.formatted());
        return new Drafts();
    }

    Draft next() {
        last++;
        return new Draft("01DRAFTR" + "0".repeat(18 - Integer.toString(last).length()) + last, "2." + last + ".0");
    }
}
