package dev.oasis.admin.app;

import java.util.Optional;

import jakarta.validation.constraints.Size;

/**
 * Only fields that are present change something; {@code null} clears. A class and not a record, because Jackson leaves an
 * absent field of a record no different from a null.
 */
public class PatchAppRequest {

    @Size(min = 1, max = 100, message = "must have 1 to 100 characters.")
    public String name;
    public Optional<@Size(max = 1000, message = "must have at most 1000 characters.") String> description;
    /** One more key to trust; removing one is a call of its own. */
    public String publicKey;
}
