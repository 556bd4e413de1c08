package dev.oasis.admin.artifact;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param signature the content of the {@code .sig} file */
public record ConfirmArtifactRequest(
        @NotNull(message = "is needed: the content of the .sig file.") @Size(max = 10_000, message = "is too long for a signature.") String signature) {
}
