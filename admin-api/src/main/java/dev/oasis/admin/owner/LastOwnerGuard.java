package dev.oasis.admin.owner;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Surrounds a change that may take an owner away. Who counts is said by the view {@code working_owner}. Such changes come one
 * after the other, or two owners could remove each other at the same moment.
 */
@ApplicationScoped
public class LastOwnerGuard {

    private static final int LOCK_SPACE = 0x0A515B;
    private static final String ONE_AT_A_TIME = "select cast(pg_advisory_xact_lock(:space) as text)";
    private static final String OWNER_EXISTS = "select exists (select from working_owner)";

    /**
     * Joins the transaction at hand.
     *
     * @throws Problem {@code last_owner} when there was an owner before the change and there would be none after it
     */
    public <T> Uni<T> keepingOne(Supplier<Uni<T>> change) {
        return oneAtATime().chain(LastOwnerGuard::ownerExists)
                .flatMap(before -> change.get().call(() -> Panache.flush().chain(LastOwnerGuard::ownerExists)
                        .invoke(after -> requireOneLeft(before, after))));
    }

    static Uni<String> oneAtATime() {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(ONE_AT_A_TIME, String.class)
                .setParameter("space", LOCK_SPACE).getSingleResult());
    }

    static Uni<Boolean> ownerExists() {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(OWNER_EXISTS, Boolean.class).getSingleResult());
    }

    private static void requireOneLeft(boolean before, boolean after) {
        if (before && !after) {
            throw Problem.of(ProblemCode.LAST_OWNER,
                    "Nobody could manage keys and people any more; make another owner first.");
        }
    }
}
