package dev.oasis.admin.login;

import java.security.SecureRandom;
import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;

/** What nobody can guess. A bean, so that a native image holds no seed from build time. */
@ApplicationScoped
public class RandomText {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** 256 random bits as 43 characters of URL-safe base64, as PKCE (RFC 7636, 4.1) recommends for its verifier. */
    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
