package dev.oasis.admin.provider;

import java.util.regex.Pattern;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** What goes wrong with a provider, said without its words: those may hold codes and tokens. */
public final class ProviderProblems {

    private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,64}");

    private ProviderProblems() {
    }

    static Problem refused(String reason) {
        return Problem.of(ProblemCode.LOGIN_REFUSED, reason + " Begin the login again.");
    }

    /** @param error the provider's error code (RFC 6749, 4.1.2.1 and 5.2), repeated if it has the form of one */
    public static Problem refusedWith(String error) {
        return refused("The provider answered " + (ERROR_CODE.matcher(error).matches() ? error : "an error") + ".");
    }

    static Problem unavailable(Throwable cause) {
        return Problem.unavailable(ProblemCode.LOGIN_PROVIDER_UNAVAILABLE,
                "The login provider does not answer as it should; try again in a while.", cause);
    }
}
