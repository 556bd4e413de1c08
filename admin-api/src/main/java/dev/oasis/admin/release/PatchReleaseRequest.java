package dev.oasis.admin.release;

import java.util.Optional;

import jakarta.validation.constraints.Size;

/** Nothing but the notes of a release can change; {@code null} clears them. Publishing and archiving are calls of their own. */
public class PatchReleaseRequest {

    public Optional<@Size(max = 10_000, message = "must have at most 10000 characters.") String> notes;
}
