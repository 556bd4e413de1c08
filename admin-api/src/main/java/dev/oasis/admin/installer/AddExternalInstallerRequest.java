package dev.oasis.admin.installer;

import java.util.Optional;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * @param url where another, allow-listed host serves the installer
 * @param filename taken from the address when absent
 * @param displayName what people see in place of the file's name
 */
public record AddExternalInstallerRequest(
        @NotBlank(message = "is needed.") String platform,
        @NotBlank(message = "is needed.") String url,
        Optional<String> filename,
        Optional<@Size(max = 100, message = "must have at most 100 characters.") String> displayName) {
}
