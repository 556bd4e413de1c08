package dev.oasis.admin.login;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import dev.oasis.common.crypto.Sha256;

/**
 * A login under way. State and browser secret are kept as digests: whoever reads the table cannot finish a login.
 *
 * @param provider the only one whose answer counts
 * @param verifier of PKCE
 * @param bootstrap whether it began with the bootstrap key
 */
record LoginAttempt(String provider, String nonce, String verifier, Landing landing, boolean bootstrap) {

    /** The challenge by which the provider will recognise the verifier (RFC 7636, 4.2). */
    String challenge() {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII)));
    }
}
