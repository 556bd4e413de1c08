package dev.oasis.common.provider;

import java.util.Optional;

/**
 * A repository as its provider tells of it.
 *
 * @param externalId the provider's number
 * @param installationId the installation of a GitHub App that reaches it
 * @param canAdminister whether the credentials may register webhooks there; true where the provider does not say
 */
public record RemoteRepository(String externalId, Optional<String> installationId, String fullName, String defaultBranch,
        String cloneUrl, String webUrl, boolean isPrivate, boolean canAdminister) {

    public RepositoryAddress address() {
        return new RepositoryAddress(externalId, fullName, installationId);
    }
}
