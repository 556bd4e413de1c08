package dev.oasis.admin.login;

import java.util.Optional;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * @param key what {@code OASIS_BOOTSTRAP_KEY} holds
 * @param provider with whom to log in
 * @param redirect where the login shall lead
 */
public record BootstrapRequest(
        @NotBlank(message = "is needed.") @Size(max = 200, message = "must have at most 200 characters.") String key,
        @NotBlank(message = "is needed.") String provider,
        Optional<String> redirect) {

    @Override
    public String toString() {
        return "BootstrapRequest[provider=" + provider + "]";
    }
}
