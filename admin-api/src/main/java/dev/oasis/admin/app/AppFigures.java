package dev.oasis.admin.app;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** What an app's view tells beyond its own row. */
record AppFigures(String publicKey, long releaseCount, String latestVersion) {

    // One statement for a whole page: the list must not ask once for each app. The index release_app_highest has the first row.
    private static final String OF_APPS = """
            select a.id,
                   (select k.public_key from signing_key k where k.app_id = a.id order by k.id limit 1),
                   (select count(*) from release r where r.app_id = a.id),
                   (select r.version from release r where r.app_id = a.id and r.status = 'published'
                     order by version_rank(r.version) collate "C" desc nulls last limit 1)
            from app a where a.id in (:ids)""";

    static Uni<Map<String, AppFigures>> of(Collection<String> appIds) {
        if (appIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(OF_APPS, Object[].class).setParameter("ids", appIds)
                        .getResultList())
                .map(rows -> {
                    Map<String, AppFigures> figures = new HashMap<>();
                    rows.forEach(row -> figures.put((String) row[0], new AppFigures((String) row[1],
                            ((Number) row[2]).longValue(), (String) row[3])));
                    return figures;
                });
    }
}
