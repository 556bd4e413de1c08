package dev.oasis.common.provider;

import java.util.Optional;

/**
 * How a provider is told which repository is meant.
 *
 * @param externalId the provider's number
 * @param fullName {@code owner/name}, at GitLab with all groups
 * @param installationId the installation of a GitHub App
 */
public record RepositoryAddress(String externalId, String fullName, Optional<String> installationId) {
}
