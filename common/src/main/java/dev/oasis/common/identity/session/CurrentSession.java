package dev.oasis.common.identity.session;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.security.identity.SecurityIdentity;

/** The session of the request at hand, if a person makes it. */
@RequestScoped
public class CurrentSession {

    private final SecurityIdentity identity;

    public CurrentSession(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Optional<OpenSession> session() {
        return Optional.ofNullable(identity.getAttribute(OpenSession.ATTRIBUTE));
    }

    /** @throws Problem {@code scope_missing} when a key asks */
    public OpenSession require() {
        return session().orElseThrow(() -> Problem.of(ProblemCode.SCOPE_MISSING,
                "A key has no session; this call is for people who have logged in."));
    }
}
