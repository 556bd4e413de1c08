package dev.oasis.common.openapi;

import java.util.List;
import java.util.Set;

import dev.oasis.common.web.problem.ProblemCode;

/**
 * What the sources say of an operation.
 *
 * @param name of the method
 * @param problems declared by {@link Problems}
 * @param scopes of which a caller needs one; empty where it needs none
 * @param credentials whether the caller must be known
 * @param repeatable whether it is a creation that an idempotency key makes safe to repeat
 */
record ResourceMethod(String name, List<ProblemCode> problems, Set<String> scopes, boolean credentials,
        boolean repeatable) {
}
