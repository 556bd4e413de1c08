package dev.oasis.common.identity.session;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.identity.CredentialLimits;
import dev.oasis.common.identity.CredentialMechanism;
import dev.oasis.common.web.OriginConfig;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Authenticates people by their session token: from the cookie, then with the CSRF rules, or as a Bearer token. What is no
 * such token is left to the mechanism for keys.
 */
@ApplicationScoped
public class SessionMechanism extends CredentialMechanism {

    private final SessionTokens tokens;
    private final SessionLookup sessions;
    private final SessionCookie cookies;
    private final CsrfGuard csrf;
    private final CredentialLimits limits;

    public SessionMechanism(SessionTokens tokens, SessionLookup sessions, SessionCookie cookies, OriginConfig origin,
            CredentialLimits limits) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.cookies = cookies;
        this.csrf = new CsrfGuard(origin.url());
        this.limits = limits;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager ignored) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        Optional<String> cookie = cookies.read(context);
        if (header != null && cookie.isPresent()) {
            return refuse(Problem.of(ProblemCode.CREDENTIALS_AMBIGUOUS,
                    "Send either the session cookie or Authorization, not both."));
        }
        if (header != null) {
            return bearerToken(header).filter(SessionTokens::hasFormOfToken)
                    .map(token -> limits.authenticate(context,
                            () -> SessionTokens.isOfAnIssuer(token) ? refuse(notExchanged()) : admit(tokens.prove(token))))
                    .orElseGet(() -> Uni.createFrom().nullItem());
        }
        return cookie.map(token -> limits.authenticate(context, () -> admitFromCookie(tokens.prove(token), context.request())))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    // The mistake that everybody makes first who publishes without a stored secret.
    private static Problem notExchanged() {
        return Problem.of(ProblemCode.ID_TOKEN_NOT_EXCHANGED,
                "This is the ID token of a CI job: exchange it with POST /ci/tokens"
                        + " ({\"app\": …, \"token\": …}), and send the token of the answer in its place.");
    }

    private Uni<SecurityIdentity> admitFromCookie(Optional<SessionClaims> claims, HttpServerRequest request) {
        Optional<Problem> forged = claims.flatMap(session -> csrf.judge(request.method().name(),
                request.getHeader(HttpHeaders.ORIGIN), request.getHeader(CsrfGuard.HEADER), session.csrf()));
        return forged.isPresent() ? refuse(forged.get()) : admit(claims);
    }

    private Uni<SecurityIdentity> admit(Optional<SessionClaims> claims) {
        if (claims.isEmpty()) {
            return refuse(Problem.of(ProblemCode.SESSION_INVALID,
                    "This is no session token of this installation, or it has run out; log in again."));
        }
        return sessions.find(claims.get().sessionId())
                .map(found -> found.filter(session -> session.caller().id().equals(claims.get().userId())))
                .flatMap(found -> found.map(session -> admit(claims.get(), session))
                        .orElseGet(() -> refuse(Problem.of(ProblemCode.SESSION_INVALID,
                                "No such session; log in again."))));
    }

    private static Uni<SecurityIdentity> admit(SessionClaims claims, SessionRecord session) {
        if (session.disabled()) {
            return refuse(Problem.of(ProblemCode.USER_DISABLED, "This person is shut out; an owner can let them in again."));
        }
        if (session.ended()) {
            return refuse(Problem.of(ProblemCode.SESSION_ENDED, "The session has ended; log in again."));
        }
        return Uni.createFrom().item(identity(session.caller())
                .addAttribute(OpenSession.ATTRIBUTE, new OpenSession(claims, session.expiresAt())).build());
    }

    // Before the mechanism for keys, which takes every Authorization for one.
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }
}
