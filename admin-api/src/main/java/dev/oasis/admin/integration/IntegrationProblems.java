package dev.oasis.admin.integration;

import dev.oasis.common.provider.ProviderFailure;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** What goes wrong with integrations. */
public final class IntegrationProblems {

    private IntegrationProblems() {
    }

    static Problem wrong(String field, String sentence) {
        return Problem.ofField(ProblemCode.VALIDATION_FAILED, field, sentence);
    }

    public static Problem notFound() {
        return Problem.of(ProblemCode.INTEGRATION_NOT_FOUND, "No integration has this id.");
    }

    /** What the provider failed with, as callers are told. */
    public static <T> Uni<T> told(Uni<T> asked) {
        return asked.onFailure(ProviderFailure.class).transform(ProviderFailure::problem);
    }
}
