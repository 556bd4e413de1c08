package dev.oasis.e2e.truth;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.e2e.platform.Database;

/**
 * Every version of the catalog that was ever committed while this was on: whoever moves the clock also writes down, last in its
 * own transaction, the apps that it has changed. The clock's row stays locked until the commit, so nothing can come in between.
 */
final class CatalogHistory {

    private static final String BEGIN = """
            drop schema if exists truth cascade;
            create schema truth;
            create table truth.history (version bigint, app_id varchar(26), catalog jsonb, primary key (version, app_id));
            create function truth.note() returns trigger language plpgsql as $$
            begin
                insert into truth.history (version, app_id, catalog)
                select c.version, c.app_id, jsonb_build_object(
                    'app', (select to_jsonb(t) from app t where t.id = c.app_id),
                    'channels', (select jsonb_agg(to_jsonb(t)) from channel t where t.app_id = c.app_id),
                    'releases', (select jsonb_agg(to_jsonb(t)) from release t
                        where t.app_id = c.app_id and t.status <> 'draft'),
                    'rollouts', (select jsonb_agg(to_jsonb(t)) from rollout t where t.app_id = c.app_id),
                    'artifacts', (select jsonb_agg(to_jsonb(t)) from artifact t where t.app_id = c.app_id and t.verified))
                from catalog_change c where c.version = new.version on conflict do nothing;
                return null;
            end $$;
            create constraint trigger history after update on catalog_clock
                deferrable initially deferred for each row execute function truth.note();
            """;
    private static final String END = "drop schema truth cascade";

    private final Database database;
    private final NavigableMap<Long, Optional<AppCatalog>> versions = new TreeMap<>();

    private CatalogHistory(Database database) {
        this.database = database;
    }

    /** From now on; replaces one that a failed test has left. */
    static CatalogHistory begin(Database database) {
        database.execute(BEGIN);
        return new CatalogHistory(database);
    }

    /** Reads what became of one app, by its slug. */
    void read(String slug) {
        versions.clear();
        String sql = "select version || ' ' || catalog from truth.history where app_id = (select id from app where slug = '%s')";
        for (String row : database.query(sql.formatted(slug))) {
            int space = row.indexOf(' ');
            versions.put(Long.parseLong(row.substring(0, space)), CatalogRecord.parse(row.substring(space + 1)));
        }
    }

    /** The app that was read as the catalog had it at a version; empty before it was made. */
    Optional<AppCatalog> at(long version) {
        var entry = versions.floorEntry(version);
        return entry == null ? Optional.empty() : entry.getValue();
    }

    /** How many versions of the app there are. */
    int size() {
        return versions.size();
    }

    void end() {
        database.execute(END);
    }
}
