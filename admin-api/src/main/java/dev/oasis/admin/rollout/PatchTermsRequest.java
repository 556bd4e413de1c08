package dev.oasis.admin.rollout;

import java.util.Optional;

/** Only fields that are present change something. */
public class PatchTermsRequest {

    public Boolean floor;
    public Boolean critical;
    /** Takes the place of all minimums; {@code null} clears them. */
    public Optional<MinimumVersions> minimumOs;

    /** A system that is not named has no minimum. */
    public record MinimumVersions(Optional<String> darwin, Optional<String> linux, Optional<String> windows) {
    }
}
