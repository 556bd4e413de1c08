package dev.oasis.update.download;

import java.time.Duration;
import java.util.function.Consumer;

import dev.oasis.common.web.problem.DatabaseFailures;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.web.request.RequestGate;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Waits for the database on behalf of one request, a few seconds at most. */
final class StoredLookup {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private StoredLookup() {
    }

    /** Whatever fails, the looking or the answering, becomes a problem. */
    static <T> void answer(RoutingContext context, Uni<T> lookup, Consumer<T> answer) {
        lookup.ifNoItem().after(TIMEOUT).fail().invoke(answer::accept)
                .subscribe().with(done -> {
                }, failure -> RequestGate.refuse(context, problemOf(failure)));
    }

    private static Problem problemOf(Throwable failure) {
        return failure instanceof Problem problem ? problem
                : DatabaseFailures.problemOf(failure).orElseGet(() -> Problem.unavailable(ProblemCode.DATABASE_UNAVAILABLE,
                        "The file cannot be looked up now. Try again in a few seconds.", failure));
    }
}
