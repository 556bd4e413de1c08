package dev.oasis.ingest.upload;

import java.util.Optional;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;

/**
 * @param size bytes of the file; the storage takes no other number of them
 * @param sha256 digest in hex; when given, the storage takes no other content
 * @param kind whether clients or people are to get the file; {@code artifact} when absent
 */
public record PresignRequest(
        @NotBlank(message = "is needed.") String version,
        @NotBlank(message = "is needed.") String platform,
        @NotBlank(message = "is needed.") String filename,
        @NotNull(message = "is needed: the bytes of the file.") @Positive(message = "must be positive.") Long size,
        Optional<@Pattern(regexp = "[0-9A-Fa-f]{64}", message = "must be 64 hex digits.") String> sha256,
        Optional<@Pattern(regexp = "artifact|installer", message = "must be artifact or installer.") String> kind) {
}
