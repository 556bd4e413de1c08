package dev.oasis.common.provider;

import java.util.Locale;

/** How Oasis proves at a provider who it is. */
public enum IntegrationKind {
    /** A GitHub App: its private key signs for tokens of an hour, one webhook serves all its repositories. */
    GITHUB_APP(Provider.GITHUB),
    /** A personal access token of GitHub. */
    GITHUB_TOKEN(Provider.GITHUB),
    /** A token that somebody granted through an OAuth app of GitHub. */
    GITHUB_OAUTH(Provider.GITHUB),
    /** A personal, group or project access token of GitLab. */
    GITLAB_TOKEN(Provider.GITLAB),
    /** A token of two hours that somebody granted through an application of GitLab, with one to renew it. */
    GITLAB_OAUTH(Provider.GITLAB);

    private final Provider provider;

    IntegrationKind(Provider provider) {
        this.provider = provider;
    }

    public Provider provider() {
        return provider;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static IntegrationKind ofWireName(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
