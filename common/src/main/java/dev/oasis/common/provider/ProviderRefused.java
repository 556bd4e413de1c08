package dev.oasis.common.provider;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** The provider understood and said no: credentials that no longer work, a right that is missing, a thing that is gone. */
public final class ProviderRefused extends ProviderFailure {

    private static final long serialVersionUID = 1L;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final int status;

    /**
     * @param status the provider's HTTP status
     * @param message a short sentence, without secrets
     */
    public ProviderRefused(int status, String message) {
        super(message, null);
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** Whether the credentials are no longer valid at all. */
    public boolean isUnauthorized() {
        return status == UNAUTHORIZED;
    }

    public boolean isGone() {
        return status == NOT_FOUND || status == GONE;
    }

    @Override
    public Problem problem() {
        return Problem.of(ProblemCode.PROVIDER_REFUSED, "The provider answered status " + status + ": " + getMessage());
    }

    @Override
    public boolean isTemporary() {
        return false;
    }
}
