package dev.oasis.update.event;

import java.util.Locale;
import java.util.Optional;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import dev.oasis.common.catalog.version.TauriVersion;
import dev.oasis.common.events.ClientEvent;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** The body of {@code POST /{app}/events}. */
public record ClientReport(
        @NotNull(message = "must be given") @Pattern(regexp = "downloaded|installed|started|failed", message = "must be downloaded, installed, started or failed.") String type,
        @NotBlank(message = "must be given") @Size(max = 256) String version,
        @Size(max = 256) String currentVersion,
        @Size(max = 64) String platform,
        @Size(max = 128) String client,
        @Size(max = 500) String error) {

    /** @throws Problem {@code invalid_version} */
    ClientEvent toEvent(String appId) {
        return new ClientEvent(appId, type, canonical("version", version),
                currentVersion == null ? null : canonical("currentVersion", currentVersion),
                platform == null ? null : platform.toLowerCase(Locale.ROOT), client, error);
    }

    private static String canonical(String field, String text) {
        Optional<TauriVersion> version = TauriVersion.parse(text);
        return version.orElseThrow(() -> Problem.ofField(ProblemCode.INVALID_VERSION, field,
                "must be a semantic version such as 1.4.0.")).toString();
    }
}
