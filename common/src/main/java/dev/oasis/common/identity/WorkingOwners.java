package dev.oasis.common.identity;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Whoever can manage keys and people at this moment, keys and people alike: there is a first one once and always a last one.
 * Joins the transaction at hand.
 */
@ApplicationScoped
public class WorkingOwners {

    /** Ids of the keys and people that are owners and work, by the database's clock. */
    static final String IDS = """
            select k.id from api_key k where k.scopes ~ '(^|,)owner(,|$)' and k.revoked_at is null
                and (k.expires_at is null or k.expires_at > now())
            union all
            select u.id from user_account u where u.disabled_at is null
                and exists (select from role_grant g where g.user_id = u.id and g.role = 'owner')""";
    private static final long LOCK = 0x0A516;

    /** Makes owners come and go one after another; held until the transaction ends. To be taken before anything is read. */
    public Uni<Void> lock() {
        return Panache.getSession().flatMap(session -> session
                .createNativeQuery("select 1 from pg_advisory_xact_lock(:key)", Integer.class).setParameter("key", LOCK)
                .getSingleResult()).replaceWithVoid();
    }

    /** Whether one is left besides the one with this id; none has the empty id. */
    public Uni<Boolean> existsBeside(String id) {
        return Panache.getSession().flatMap(session -> session
                .createNativeQuery("select exists (select from (" + IDS + ") owner where owner.id <> :id)", Boolean.class)
                .setParameter("id", id).getSingleResult());
    }

    /** @throws Problem {@code last_owner} when nobody is left besides the one with this id */
    public Uni<Void> requireOther(String id) {
        return existsBeside(id).invoke(exists -> {
            if (!exists) {
                throw Problem.of(ProblemCode.LAST_OWNER,
                        "This is the last owner that works; make another owner, a person or a key, first.");
            }
        }).replaceWithVoid();
    }
}
