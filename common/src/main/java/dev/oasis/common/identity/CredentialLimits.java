package dev.oasis.common.identity;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.ratelimit.RateClass;
import dev.oasis.common.ratelimit.RateLimiter;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * What every way to authenticate goes through: too many failures from a network end all attempts from there before anything is
 * looked up; a failure counts against the network, a success against the caller.
 */
@ApplicationScoped
public class CredentialLimits {

    private static final int UNAUTHORIZED = 401;

    private final RateLimiter limiter;

    public CredentialLimits(RateLimiter limiter) {
        this.limiter = limiter;
    }

    /**
     * Authenticates within the limits.
     *
     * @param attempt its identity has a {@link Caller} as principal; null when the request has no credentials of this kind
     * @return fails with {@link AuthenticationFailedException}, caused by a {@link Problem} {@code rate_limited} if it was not
     *         tried at all
     */
    public Uni<SecurityIdentity> authenticate(RoutingContext context, Supplier<Uni<SecurityIdentity>> attempt) {
        return limiter.requireFewFailures(context)
                .flatMap(few -> attempt.get().onFailure(CredentialLimits::isRefusal).call(() -> limiter.countFailure(context)))
                .onItem().ifNotNull().call(identity -> limiter.admitCaller(context, classOf(context),
                        ((Caller) identity.getPrincipal()).id()))
                .onFailure(Problem.class).transform(AuthenticationFailedException::new);
    }

    /**
     * Tries a secret that proves no identity but opens something, within the limits.
     *
     * @param refusal the problem by which the attempt says that the secret is no good
     * @return fails with {@link Problem} {@code rate_limited} if it was not tried at all
     */
    public <T> Uni<T> attempt(RoutingContext context, ProblemCode refusal, Supplier<Uni<? extends T>> attempt) {
        return limiter.requireFewFailures(context)
                .flatMap(few -> Uni.createFrom().<T> deferred(attempt)
                        .onFailure(failure -> failure instanceof Problem problem && problem.code() == refusal)
                        .call(() -> limiter.countFailure(context)));
    }

    /** The same for a secret whose every refusal with status 401 says that it is no good. */
    public <T> Uni<T> attempt(RoutingContext context, Supplier<Uni<? extends T>> attempt) {
        return limiter.requireFewFailures(context).flatMap(few -> Uni.createFrom().<T> deferred(attempt)
                .onFailure(CredentialLimits::isUnauthorized).call(() -> limiter.countFailure(context)));
    }

    private static RateClass classOf(RoutingContext context) {
        return context.request().path().startsWith("/ci/") ? RateClass.CI : RateClass.ADMIN;
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof AuthenticationFailedException && isUnauthorized(failure.getCause());
    }

    private static boolean isUnauthorized(Throwable failure) {
        return failure instanceof Problem problem && problem.code().status() == UNAUTHORIZED;
    }
}
