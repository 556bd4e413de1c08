package dev.oasis.common.pipeline;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.provider.Repository;
import dev.oasis.common.trigger.RepositoryEvent;
import dev.oasis.common.trigger.RepositoryEvent.RefMove;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Knows what has happened in repositories, each thing once. Two hooks of a repository tell of the same push under different
 * delivery ids, so what counts is what they tell: the ref with its old and its new commit, the change with its head, the
 * release.
 * <p>
 * A branch can also be forced back and then be pushed to the same commit again. That is told from a late copy of the first push
 * by where the ref stands: events of a ref form a chain, and one that begins where the chain now ends is new.
 */
@ApplicationScoped
public class RepositoryEvents {

    private static final String FIND = """
            select id, occurrence from repository_event where repository_id = :repository and identity = :identity
            order by occurrence desc limit 1""";
    private static final String INSERT = """
            insert into repository_event (id, repository_id, identity, occurrence, ref, before_sha, sha)
            values (:id, :repository, :identity, :occurrence, :ref, cast(:before as varchar), cast(:sha as varchar))
            on conflict on constraint repository_event_once do nothing""";
    private static final String MOVED_SINCE = """
            select count(*) from repository_ref where repository_id = :repository and ref_sha256 = :ref
            and event_id <> :event and sha = :before""";
    // What comes late is recognised by its successor, unless it begins where the ref now stands.
    private static final String MOVE = """
            insert into repository_ref (repository_id, ref_sha256, event_id, sha) values (:repository, :digest, :event, :after)
            on conflict on constraint repository_ref_pk do update set event_id = excluded.event_id, sha = excluded.sha
            where repository_ref.sha = :before or not exists (select 1 from repository_event e
                where e.repository_id = :repository and e.before_sha = :after and e.ref = :ref and e.id <> :event)""";

    /** The id of the event's row, which is the same for all that tell of it. */
    public Uni<String> once(Repository repository, RepositoryEvent event) {
        String identity = Sha256.hex(event.identity());
        return find(repository, identity).flatMap(known -> known
                .map(row -> isNew(repository, event, row).flatMap(isNew -> isNew
                        ? add(repository, event, identity, row.occurrence + 1)
                        : Uni.createFrom().item(row.id)))
                .orElseGet(() -> add(repository, event, identity, 0)));
    }

    private record Known(String id, int occurrence) {
    }

    private static Uni<Optional<Known>> find(Repository repository, String identity) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(FIND, Object[].class)
                .setParameter("repository", repository.id).setParameter("identity", identity).getResultList())
                .map((List<Object[]> rows) -> rows.stream().findFirst()
                        .map(row -> new Known((String) row[0], ((Number) row[1]).intValue())));
    }

    private static Uni<Boolean> isNew(Repository repository, RepositoryEvent event, Known known) {
        return event.move().map(move -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(MOVED_SINCE, Long.class)
                        .setParameter("repository", repository.id).setParameter("ref", Sha256.hex(event.ref()))
                        .setParameter("event", known.id).setParameter("before", move.before()).getSingleResult())
                .map(count -> count > 0)).orElseGet(() -> Uni.createFrom().item(false));
    }

    // Whoever tells of the same at the same time waits here for the other's commit, and then finds its row.
    private static Uni<String> add(Repository repository, RepositoryEvent event, String identity, int occurrence) {
        String id = Ulid.next();
        return Panache.getSession().flatMap(session -> session.createNativeQuery(INSERT)
                .setParameter("id", id).setParameter("repository", repository.id).setParameter("identity", identity)
                .setParameter("occurrence", occurrence).setParameter("ref", event.ref())
                .setParameter("before", event.move().map(RefMove::before).orElse(null))
                .setParameter("sha", event.sha().orElse(null)).executeUpdate())
                .flatMap(inserted -> inserted == 1 ? move(repository, event, id).replaceWith(id)
                        : find(repository, identity).map(known -> known.orElseThrow().id));
    }

    private static Uni<Void> move(Repository repository, RepositoryEvent event, String id) {
        return event.move().map(move -> Panache.getSession().flatMap(session -> session.createNativeQuery(MOVE)
                .setParameter("repository", repository.id).setParameter("digest", Sha256.hex(event.ref()))
                .setParameter("event", id).setParameter("after", move.after()).setParameter("before", move.before())
                .setParameter("ref", event.ref()).executeUpdate()).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
