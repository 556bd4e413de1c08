package dev.oasis.common.provider;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** The provider did not answer, or not in a way that can be understood. */
public final class ProviderUnreachable extends ProviderFailure {

    private static final long serialVersionUID = 1L;

    public ProviderUnreachable(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public Problem problem() {
        return Problem.unavailable(ProblemCode.PROVIDER_UNREACHABLE, "The provider does not answer as it should; try again.",
                this);
    }

    @Override
    public boolean isTemporary() {
        return true;
    }
}
