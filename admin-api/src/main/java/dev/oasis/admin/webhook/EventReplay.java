package dev.oasis.admin.webhook;

import java.time.Instant;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.web.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Has events processed anew: they become {@code received}, and the workers of the CI door see them within a second. A worker
 * that still holds a claim on one has no effect any more.
 */
@ApplicationScoped
public class EventReplay {

    private static final String ANEW = """
            update webhook_event set state = 'received', outcome = null, attempts = 0, claim = claim + 1, settled_at = null,
                next_attempt_at = now()
            where body is not null""";
    private static final String ONE = ANEW + " and id = :id";
    private static final String RANGE = ANEW + " and id in (" + """
            select id from webhook_event where state = :state and received_at >= :from and received_at < :to
                and (cast(:provider as varchar) is null or provider = cast(:provider as varchar)) and body is not null
                order by id limit :most for update skip locked)""";
    private static final String EXISTS = "select count(*) from webhook_event where id = :id";

    private final AuditTrail audit;

    public EventReplay(AuditTrail audit) {
        this.audit = audit;
    }

    /** @return fails with {@link Problem} {@code event_not_found} or {@code event_body_gone} */
    @WithTransaction
    public Uni<Void> replay(String id, Actor actor) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(ONE).setParameter("id", id).executeUpdate()
                .flatMap(replayed -> replayed == 1 ? Uni.createFrom().voidItem()
                        : session.createNativeQuery(EXISTS, Long.class).setParameter("id", id).getSingleResult()
                                .map(found -> {
                                    throw found == 0 ? EventLog.notFound() : EventLog.gone();
                                })))
                .chain(() -> audit.record(actor,
                        new Mutation("webhook_event.replayed", "webhook_event", id, null, null, null)));
    }

    @WithTransaction
    public Uni<ReplayView> replay(ReplayRequest.Range range, Actor actor) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(RANGE)
                .setParameter("state", range.filter().state().orElseThrow()).setParameter("from", range.from())
                .setParameter("to", range.to()).setParameter("provider", range.filter().provider().orElse(null))
                .setParameter("most", range.limit()).executeUpdate())
                .map(ReplayView::new)
                .call(view -> audit.record(actor, new Mutation("webhook_event.range_replayed", "webhook_event", Ulid.next(),
                        null, null, told(range, view))));
    }

    private static Map<String, Object> told(ReplayRequest.Range range, ReplayView view) {
        return Map.of("state", range.filter().state().orElseThrow(), "provider", range.filter().provider().orElse("all"),
                "from", text(range.from()), "to", text(range.to()), "replayed", view.replayed());
    }

    private static String text(Instant time) {
        return time.toString();
    }
}
