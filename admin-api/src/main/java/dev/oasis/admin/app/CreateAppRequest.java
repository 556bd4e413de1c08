package dev.oasis.admin.app;

import java.util.Optional;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param publicKey becomes the app's first signing key */
public record CreateAppRequest(
        @NotNull(message = "is needed: it is the app's name in addresses.") String slug,
        @NotBlank(message = "is needed.") @Size(max = 100, message = "must have at most 100 characters.") String name,
        Optional<@Size(max = 1000, message = "must have at most 1000 characters.") String> description,
        Optional<String> publicKey) {
}
