package dev.oasis.admin.login;

import java.time.Instant;

/**
 * A token for scripts.
 *
 * @param token to be sent as {@code Authorization: Bearer}
 */
public record TokenView(String token, Instant expiresAt) {

    @Override
    public String toString() {
        return "TokenView[expiresAt=" + expiresAt + "]";
    }
}
