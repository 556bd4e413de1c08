package dev.oasis.common.identity.session;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * Tells a request that a person's own page made from one that another site made their browser send. A cookie travels with
 * both; only the own page's has the right {@code Origin} and knows the session's token.
 */
final class CsrfGuard {

    static final String HEADER = "X-CSRF-Token";

    // They change nothing here, as RFC 9110 (9.2.1) demands.
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final String origin;

    CsrfGuard(URI publicUrl) {
        this.origin = originOf(publicUrl);
    }

    /**
     * Why the request is refused, or nothing.
     *
     * @param expected the session's token; none for a token that was not made for the cookie
     */
    Optional<Problem> judge(String method, String origin, String token, Optional<String> expected) {
        if (SAFE.contains(method)) {
            return Optional.empty();
        }
        if (!this.origin.equals(origin)) {
            return Optional.of(Problem.of(ProblemCode.ORIGIN_REFUSED, "With the session cookie this call is only taken from "
                    + this.origin + "; scripts send a Bearer token or a key."));
        }
        if (expected.isEmpty() || token == null || !same(expected.get(), token)) {
            return Optional.of(Problem.of(ProblemCode.CSRF_TOKEN_INVALID,
                    "Send the csrfToken that GET /auth/me answers for this session as " + HEADER + "."));
        }
        return Optional.empty();
    }

    // As browsers write it (RFC 6454, 6.2): without a default port, in lower case.
    private static String originOf(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        boolean defaultPort = url.getPort() < 0 || url.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (defaultPort ? "" : ":" + url.getPort());
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
