package dev.oasis.admin.integration;

import java.net.URI;
import java.util.Optional;

import dev.oasis.common.provider.Provider;
import dev.oasis.common.provider.github.GitHubUrls;
import dev.oasis.common.provider.gitlab.GitLabUrls;
import dev.oasis.common.provider.http.ProviderUrl;
import dev.oasis.common.web.problem.Problem;

/** Where a provider is, for people and for programs. */
record ProviderPlace(URI base, URI api) {

    /** @throws Problem {@code validation_failed} */
    static ProviderPlace of(Provider provider, Optional<String> baseUrl) {
        URI base;
        try {
            base = baseUrl.map(ProviderUrl::base)
                    .orElse(provider == Provider.GITHUB ? GitHubUrls.PUBLIC : GitLabUrls.PUBLIC);
        } catch (IllegalArgumentException unsafe) {
            throw IntegrationProblems.wrong("baseUrl", unsafe.getMessage());
        }
        return new ProviderPlace(base, provider == Provider.GITHUB ? GitHubUrls.api(base) : GitLabUrls.api(base));
    }
}
