package dev.oasis.admin.repository;

import java.util.Optional;

import jakarta.validation.constraints.Pattern;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * A repository to look at.
 *
 * @param externalId the provider's number, as the list of what the integration reaches tells it
 * @param installationId with a GitHub App: from the same list
 * @param app slug or id of the app to link it to
 */
public record CreateRepositoryRequest(Optional<String> integrationId,
        Optional<@Pattern(regexp = "[0-9]{1,20}", message = "must be the provider's number.") String> externalId,
        Optional<@Pattern(regexp = "[0-9]{1,20}", message = "must be the installation's number.") String> installationId,
        Optional<String> app) {

    /** @throws Problem {@code validation_failed} */
    String givenIntegration() {
        return given("integrationId", integrationId);
    }

    /** @throws Problem {@code validation_failed} */
    String givenNumber() {
        return given("externalId", externalId);
    }

    private static String given(String field, Optional<String> value) {
        return value.filter(text -> !text.isBlank())
                .orElseThrow(() -> Problem.ofField(ProblemCode.VALIDATION_FAILED, field, "is needed."));
    }
}
