package dev.oasis.common.catalog.change;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.events.CatalogChanged;
import dev.oasis.common.events.EventCodec;
import dev.oasis.common.events.Topic;
import dev.oasis.common.events.outbox.Outbox;
import dev.oasis.common.identity.Actor;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * The end of every transaction that changes the catalog: audit entry, event, and last the clock. The clock's row stays locked
 * from there to the commit, so catalog versions are in commit order and nothing slow may follow.
 */
@ApplicationScoped
public class CatalogChanges {

    private static final String TICK = "update catalog_clock set version = version + 1 returning version";
    private static final String MARK = """
            insert into catalog_change (app_id, version) values (:app, :version)
            on conflict (app_id) do update set version = excluded.version""";

    private final AuditTrail audit;
    private final Outbox outbox;
    private final EventCodec events;

    public CatalogChanges(AuditTrail audit, Outbox outbox, EventCodec events) {
        this.audit = audit;
        this.outbox = outbox;
        this.events = events;
    }

    /** A change after which update-api may answer differently. */
    public Uni<Void> offered(App app, Actor actor, Mutation mutation, String releaseVersion) {
        return administered(app, actor, mutation, releaseVersion).chain(() -> tick(app.id));
    }

    /** A change that no client can notice. */
    public Uni<Void> administered(App app, Actor actor, Mutation mutation, String releaseVersion) {
        var changed = new CatalogChanged(app.id, app.slug, mutation.subjectId(), releaseVersion);
        // The aggregate's row first: only then do outbox ids follow the order of what happened to it.
        return Panache.flush().chain(() -> audit.record(actor, mutation))
                .chain(() -> outbox.append(Topic.CATALOG, events.event(mutation.action(), app.id, actor, changed)));
    }

    private static Uni<Void> tick(String appId) {
        return Panache.getSession().flatMap(session -> session.flush()
                .chain(() -> session.createNativeQuery(TICK, Long.class).getSingleResult())
                .flatMap(version -> session.createNativeQuery(MARK).setParameter("app", appId)
                        .setParameter("version", version).executeUpdate()))
                .replaceWithVoid();
    }
}
