package dev.oasis.admin.integration;

import jakarta.validation.constraints.Size;

/** Only fields that are present change something. */
public class PatchIntegrationRequest {

    @Size(min = 1, max = 100, message = "must have 1 to 100 characters.")
    public String name;
    /** Takes the place of the token at hand; for kinds that have one. */
    @Size(min = 1, max = 1000, message = "must have 1 to 1000 characters.")
    public String token;
}
