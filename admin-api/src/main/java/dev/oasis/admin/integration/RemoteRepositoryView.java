package dev.oasis.admin.integration;

import dev.oasis.common.provider.RemoteRepository;

/**
 * A repository that an integration reaches, as its provider tells of it now.
 *
 * @param installationId of a GitHub App; null for others
 * @param canAdminister whether a webhook could be registered there
 */
public record RemoteRepositoryView(String externalId, String installationId, String fullName, String defaultBranch,
        String webUrl, String visibility, boolean canAdminister) {

    static RemoteRepositoryView of(RemoteRepository remote) {
        return new RemoteRepositoryView(remote.externalId(), remote.installationId().orElse(null), remote.fullName(),
                remote.defaultBranch(), remote.webUrl(), remote.isPrivate() ? "private" : "public", remote.canAdminister());
    }
}
