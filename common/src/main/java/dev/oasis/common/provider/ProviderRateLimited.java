package dev.oasis.common.provider;

import java.time.Duration;
import java.time.Instant;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** The provider wants to be asked later. */
public final class ProviderRateLimited extends ProviderFailure {

    private static final long serialVersionUID = 1L;

    private final Instant until;

    public ProviderRateLimited(Instant until) {
        super("The provider's rate limit is used up until " + until, null);
        this.until = until;
    }

    /** From when on it may be asked again, by the clock of this machine. */
    public Instant until() {
        return until;
    }

    @Override
    public Problem problem() {
        return Problem.later(ProblemCode.PROVIDER_RATE_LIMITED,
                "The provider's rate limit is used up until " + until + "; try again then.", wait(Instant.now()));
    }

    // In whole seconds, as Retry-After has them: rounded up, so that whoever waits as long is not too early.
    private Duration wait(Instant now) {
        return now.isBefore(until) ? Duration.ofSeconds(Duration.between(now, until).plusMillis(999).toSeconds())
                : Duration.ofSeconds(1);
    }

    @Override
    public boolean isTemporary() {
        return true;
    }
}
