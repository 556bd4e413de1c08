package dev.oasis.common.identity.session;

import java.time.Instant;

/**
 * The session by which a request came in.
 *
 * @param expiresAt when it ends if nobody ends it before
 */
public record OpenSession(SessionClaims claims, Instant expiresAt) {

    /** Under which it stands in the security identity. */
    static final String ATTRIBUTE = "oasis.session";
}
