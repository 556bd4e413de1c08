package dev.oasis.admin.artifact;

import java.util.Optional;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/**
 * @param size bytes; when given, the storage takes no other
 * @param replaceExisting whether confirming may take the place of an artifact of the same platform and kind
 */
public record PresignArtifactRequest(
        @NotBlank(message = "is needed.") String platform,
        @NotBlank(message = "is needed.") String filename,
        Optional<@Size(max = 100, message = "must have at most 100 characters.") String> contentType,
        Optional<@Positive(message = "must be positive.") Long> size,
        Optional<Boolean> replaceExisting) {
}
