package dev.oasis.admin.provider;

import java.net.URI;
import java.util.Optional;

/**
 * What the browser brings back, with what was kept of its request.
 *
 * @param issuer as the provider says of itself (RFC 9207)
 */
public record AuthorizationAnswer(String code, Optional<String> issuer, URI callback, String nonce, String verifier) {

    // The code and the verifier together are as good as a login.
    @Override
    public String toString() {
        return "AuthorizationAnswer[issuer=" + issuer + "]";
    }
}
