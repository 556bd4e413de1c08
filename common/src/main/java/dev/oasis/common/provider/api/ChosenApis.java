package dev.oasis.common.provider.api;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.ProviderApi;
import dev.oasis.common.provider.ProviderApis;
import dev.oasis.common.provider.credential.Credentials;
import dev.oasis.common.provider.github.GitHub;
import dev.oasis.common.provider.gitlab.GitLab;

/** One client for each provider. */
@ApplicationScoped
public class ChosenApis implements ProviderApis {

    private final GitHub gitHub;
    private final GitLab gitLab;

    public ChosenApis(GitHub gitHub, GitLab gitLab) {
        this.gitHub = gitHub;
        this.gitLab = gitLab;
    }

    @Override
    public ProviderApi of(Integration integration) {
        return switch (integration.provider()) {
            case GITHUB -> gitHub.of(integration);
            case GITLAB -> gitLab.of(integration);
        };
    }

    /** With credentials that are not stored yet. */
    public ProviderApi of(Integration integration, Credentials credentials) {
        return switch (integration.provider()) {
            case GITHUB -> gitHub.of(integration, credentials);
            case GITLAB -> gitLab.of(integration, credentials);
        };
    }
}
