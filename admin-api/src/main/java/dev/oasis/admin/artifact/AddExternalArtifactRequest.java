package dev.oasis.admin.artifact;

import java.util.Optional;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * @param url where another, allow-listed host serves the bundle
 * @param signature the content of the {@code .sig} file
 * @param filename taken from the address when absent
 */
public record AddExternalArtifactRequest(
        @NotBlank(message = "is needed.") String platform,
        @NotBlank(message = "is needed.") String url,
        @NotNull(message = "is needed: the content of the .sig file.") @Size(max = 10_000, message = "is too long for a signature.") String signature,
        Optional<String> filename) {
}
