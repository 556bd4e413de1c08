package dev.oasis.admin.integration;

import java.util.Optional;

import jakarta.validation.constraints.Size;

import dev.oasis.common.provider.IntegrationKind;
import dev.oasis.common.web.problem.Problem;

/**
 * An OAuth app through which somebody will grant access.
 *
 * @param kind {@code github_oauth} or {@code gitlab_oauth}
 */
public record GrantRequest(Optional<String> kind,
        Optional<@Size(max = 100, message = "must have at most 100 characters.") String> name,
        Optional<@Size(max = 300, message = "must have at most 300 characters.") String> baseUrl,
        Optional<@Size(max = 200, message = "must have at most 200 characters.") String> clientId,
        Optional<@Size(max = 200, message = "must have at most 200 characters.") String> clientSecret) {

    /** @throws Problem {@code validation_failed} */
    IntegrationKind parsedKind() {
        return switch (kind.orElse("")) {
            case "github_oauth" -> IntegrationKind.GITHUB_OAUTH;
            case "gitlab_oauth" -> IntegrationKind.GITLAB_OAUTH;
            default -> throw IntegrationProblems.wrong("kind", "must be github_oauth or gitlab_oauth.");
        };
    }

    /** @throws Problem {@code validation_failed} */
    String givenName() {
        return CreateIntegrationRequest.given("name", name);
    }

    /** @throws Problem {@code validation_failed} */
    IntegrationState.Grant grant(String verifier) {
        return new IntegrationState.Grant(CreateIntegrationRequest.given("clientId", clientId),
                CreateIntegrationRequest.given("clientSecret", clientSecret), verifier);
    }

    @Override
    public String toString() {
        return "GrantRequest[kind=" + kind + ", name=" + name + "]";
    }
}
