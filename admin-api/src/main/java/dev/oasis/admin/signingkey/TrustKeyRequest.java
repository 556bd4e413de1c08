package dev.oasis.admin.signingkey;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param publicKey the exact text of {@code plugins.updater.pubkey} */
public record TrustKeyRequest(
        @NotBlank(message = "is needed: the text of plugins.updater.pubkey.") String publicKey,
        @Size(max = 100, message = "must have at most 100 characters.") String name) {
}
