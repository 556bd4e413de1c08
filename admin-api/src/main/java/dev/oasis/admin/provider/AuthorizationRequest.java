package dev.oasis.admin.provider;

import java.net.URI;

/**
 * What the provider is asked with.
 *
 * @param callback where it shall send the browser back to
 * @param challenge of PKCE, by SHA-256
 */
public record AuthorizationRequest(URI callback, String state, String nonce, String challenge) {
}
