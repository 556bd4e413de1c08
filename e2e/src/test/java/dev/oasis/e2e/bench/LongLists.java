package dev.oasis.e2e.bench;

import dev.oasis.e2e.platform.Database;

/**
 * An app with thousands of releases, and thousands of apps with a few. Straight into the tables, where it all lies together
 * under ids that nothing else has, and is removed again.
 */
final class LongLists {

    static final String APP = "bench-lists";
    /**
     * Only the oldest releases are drafts, and only they are on the channel beta: what a filter without an index pays most for.
     */
    private static final int OLDEST = 50;
    private static final String APPS = """
            insert into app (id, slug, name)
            select '01BENCHA' || lpad(n::text, 18, '0'), 'bench-' || n, 'App ' || n from generate_series(1, %1$d) n
            union all select '01BENCHX000000000000000000', 'bench-lists', 'Many releases'""";
    private static final String CHANNELS = """
            insert into channel (app_id, name, stability)
            select id, name, 0 from app, unnest(array['stable', 'beta']) name where id like '01BENCH%%'""";
    private static final String RELEASES = """
            insert into release (id, app_id, version, channel, status, notes, pub_date)
            select '01BENCHR' || lpad(n::text, 18, '0'), '01BENCHX000000000000000000', '1.' || n || '.0',
                   case when n <= %2$d then 'beta' else 'stable' end, case when n <= %2$d then 'draft' else 'published' end,
                   repeat('Notes of a release. ', 10), case when n > %2$d then now() end
            from generate_series(1, %1$d) n""";
    private static final String RELEASES_OF_EACH = """
            insert into release (id, app_id, version, channel, status, pub_date)
            select '01BENCHS' || right(a.id, 17) || n, a.id, '1.' || n || '.0', 'stable', 'published', now()
            from app a, generate_series(1, 3) n where a.id like '01BENCHA%%'""";
    private static final String REMOVE = """
            delete from release where id like '01BENCH%';
            delete from channel where app_id like '01BENCH%';
            delete from app where id like '01BENCH%'""";

    private final Database database;

    LongLists(Database database) {
        this.database = database;
    }

    /** @param length releases of the one app, and number of the others */
    void add(int length) {
        for (String statement : new String[] { APPS, CHANNELS, RELEASES, RELEASES_OF_EACH }) {
            database.execute(statement.formatted(length, OLDEST));
        }
        database.execute("analyze");
    }

    void remove() {
        for (String statement : REMOVE.split(";")) {
            database.execute(statement);
        }
    }
}
