package dev.oasis.admin.integration;

import java.util.Optional;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A GitHub App to be made.
 *
 * @param name what the App and the integration are called; unique at GitHub
 * @param organization whose App it shall be; absent for the person's own
 */
public record ManifestRequest(
        Optional<@Size(max = 34, message = "must have at most 34 characters.") String> name,
        Optional<@Size(max = 300, message = "must have at most 300 characters.") String> baseUrl,
        Optional<@Pattern(regexp = "[A-Za-z0-9-]{1,39}", message = "must be the name of an organization.") String> organization) {

    /** @throws dev.oasis.common.web.problem.Problem {@code validation_failed} */
    String givenName() {
        return CreateIntegrationRequest.given("name", name);
    }
}
