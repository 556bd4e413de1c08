package dev.oasis.common.identity.session;

import java.util.Optional;

/**
 * What a session token says, once its signature has been proven.
 *
 * @param csrf what unsafe requests must repeat in a header; only in tokens made for the cookie, which alone travels by itself
 */
public record SessionClaims(String sessionId, String userId, Optional<String> csrf) {
}
