package dev.oasis.admin.apikey;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.oasis.common.identity.Scope;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** Reads the scopes that a request names. */
final class RequestedScopes {

    private RequestedScopes() {
    }

    /** @throws Problem {@code validation_failed} for an unknown one and for none */
    static Set<Scope> parse(Collection<String> names) {
        Set<Scope> parsed = new LinkedHashSet<>();
        for (String name : names) {
            parsed.add(Scope.parse(name).orElseThrow(() -> Problem.ofField(ProblemCode.VALIDATION_FAILED, "scopes",
                    "has an unknown scope; known are owner, admin, ci and read.")));
        }
        if (parsed.isEmpty()) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "scopes",
                    "must name at least one of owner, admin, ci and read.");
        }
        return parsed;
    }
}
