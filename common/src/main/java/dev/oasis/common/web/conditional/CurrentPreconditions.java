package dev.oasis.common.web.conditional;

import jakarta.enterprise.context.RequestScoped;

import dev.oasis.common.web.problem.Problem;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** The preconditions of the request at hand. */
@RequestScoped
public class CurrentPreconditions {

    private final RoutingContext context;

    public CurrentPreconditions(RoutingContext context) {
        this.context = context;
    }

    /** @throws Problem {@code validation_failed} */
    public Preconditions get() {
        MultiMap headers = context.request().headers();
        return Preconditions.of(headers.getAll("If-Match"), headers.getAll("If-None-Match"));
    }
}
