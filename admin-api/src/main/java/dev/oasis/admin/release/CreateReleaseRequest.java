package dev.oasis.admin.release;

import java.util.Optional;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param version with or without a leading {@code v} */
public record CreateReleaseRequest(
        @NotBlank(message = "is needed.") String version,
        Optional<@Size(max = 10_000, message = "must have at most 10000 characters.") String> notes,
        Optional<String> channel) {
}
