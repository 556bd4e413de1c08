package dev.oasis.admin.owner;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** Surrounds what the bootstrap key makes. Of several that come at once, the second finds the owner that the first has made. */
@ApplicationScoped
public class FirstOwner {

    /**
     * Joins the transaction at hand.
     *
     * @throws Problem {@code bootstrap_refused} once an owner exists, a key or a person
     */
    public <T> Uni<T> whileNoneExists(Supplier<Uni<T>> change) {
        return LastOwnerGuard.oneAtATime().chain(LastOwnerGuard::ownerExists).invoke(exists -> {
            if (exists) {
                throw Problem.of(ProblemCode.BOOTSTRAP_REFUSED,
                        "The bootstrap key stopped working when the first owner came; ask an owner for a key or an invitation.");
            }
        }).chain(() -> change.get());
    }
}
