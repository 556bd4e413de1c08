package dev.oasis.common.provider;

import dev.oasis.common.web.problem.Problem;

/** A provider did not do what it was asked. Never holds what was sent or received. */
public abstract sealed class ProviderFailure extends RuntimeException
        permits ProviderRateLimited, ProviderRefused, ProviderUnreachable {

    private static final long serialVersionUID = 1L;

    ProviderFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** What a caller of ours is told. */
    public abstract Problem problem();

    /** Whether asking again later may help. */
    public abstract boolean isTemporary();
}
