package dev.oasis.common.external;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** The two ways in which fetching fails: for good, or for now. */
final class ExternalProblems {

    private ExternalProblems() {
    }

    /** @param sentence about the address, without a subject */
    static Problem refused(String sentence) {
        return Problem.of(ProblemCode.EXTERNAL_URL_REFUSED, "The address " + sentence);
    }

    /** What a retry may cure. */
    static Problem unavailable(String host, Throwable cause) {
        return Problem.unavailable(ProblemCode.EXTERNAL_URL_UNAVAILABLE,
                "The host " + host + " did not deliver the file; nothing was changed. Try again.", cause);
    }
}
