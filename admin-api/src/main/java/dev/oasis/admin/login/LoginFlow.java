package dev.oasis.admin.login;

import java.net.URI;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.provider.AuthorizationAnswer;
import dev.oasis.admin.provider.AuthorizationRequest;
import dev.oasis.admin.provider.LoginConfig;
import dev.oasis.admin.provider.LoginProvider;
import dev.oasis.admin.provider.LoginProviders;
import dev.oasis.admin.provider.ProvenPerson;
import dev.oasis.admin.provider.ProviderProblems;
import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.identity.session.SessionCookie;
import dev.oasis.common.web.OriginConfig;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * The way to a provider and back. What goes out is bound to one provider and, by a cookie, to one browser, and is taken back
 * once: a state of somebody else's login, of another provider or of an earlier login proves nothing.
 */
@ApplicationScoped
public class LoginFlow {

    private static final String COOKIE = "oasis_login_";
    private static final int COOKIE_DIGITS = 8;

    private final LoginProviders providers;
    private final LoginAttempts attempts;
    private final LoginConfig config;
    private final SessionCookie cookies;
    private final RandomText random;
    private final String origin;

    public LoginFlow(LoginProviders providers, LoginAttempts attempts, LoginConfig config, SessionCookie cookies,
            RandomText random, OriginConfig origin) {
        this.providers = providers;
        this.attempts = attempts;
        this.config = config;
        this.cookies = cookies;
        this.random = random;
        String url = origin.url().toString();
        this.origin = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /**
     * @param landing where the login shall lead
     * @throws Problem {@code login_provider_not_found}, {@code login_provider_unavailable}, {@code landing_refused}
     */
    Uni<LoginStart> start(String provider, Optional<String> landing, boolean bootstrap) {
        LoginProvider chosen = providers.require(provider);
        String state = random.next();
        String browserSecret = random.next();
        LoginAttempt attempt = new LoginAttempt(provider, random.next(), random.next(),
                new Landing(landing.orElse(config.landing())), bootstrap);
        var request = new AuthorizationRequest(callback(provider), state, attempt.nonce(), attempt.challenge());
        return chosen.authorization(request)
                .call(() -> attempts.keep(attempt, state, browserSecret))
                .map(address -> new LoginStart(address,
                        cookies.keep(cookieOf(state), browserSecret, config.patience())));
    }

    /**
     * The attempt that the browser's answer belongs to; it is over with that.
     *
     * @throws Problem {@code login_state_invalid}
     */
    Uni<LoginAttempt> take(String provider, Optional<String> state, RoutingContext context) {
        providers.require(provider);
        Optional<String> browserSecret = state.flatMap(text -> cookies.read(context, cookieOf(text)));
        return browserSecret.isEmpty() ? Uni.createFrom().failure(unknownState())
                : attempts.take(provider, state.get(), browserSecret.get())
                        .map(found -> found.orElseThrow(LoginFlow::unknownState));
    }

    /** @throws Problem {@code login_refused}, {@code login_provider_unavailable} */
    Uni<ProvenPerson> prove(LoginAttempt attempt, CallbackQuery query) {
        if (query.error.isPresent() || query.code.isEmpty()) {
            throw ProviderProblems.refusedWith(query.error.orElse(""));
        }
        return providers.require(attempt.provider()).prove(new AuthorizationAnswer(query.code.get(), query.iss,
                callback(attempt.provider()), attempt.nonce(), attempt.verifier()));
    }

    /** The value of {@code Set-Cookie} that forgets the attempt. */
    String forget(String state) {
        return cookies.drop(cookieOf(state));
    }

    private URI callback(String provider) {
        return URI.create(origin + "/auth/callback/" + provider);
    }

    // One for each attempt, so that two open tabs do not disturb each other.
    private static String cookieOf(String state) {
        return COOKIE + Sha256.hex(state).substring(0, COOKIE_DIGITS);
    }

    private static Problem unknownState() {
        return Problem.of(ProblemCode.LOGIN_STATE_INVALID,
                "This login was begun elsewhere, with another provider, too long ago, or is over; begin it again.");
    }
}
