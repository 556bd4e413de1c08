package dev.oasis.ingest.publishing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * @param app slug or id of the app to be released
 * @param token the ID token of the job
 */
public record TokenRequest(
        @NotBlank(message = "is needed.") @Size(max = 50, message = "must have at most 50 characters.") String app,
        @NotBlank(message = "is needed: the ID token of the job.") String token) {

    @Override
    public String toString() {
        return "TokenRequest[app=" + app + "]";
    }
}
