package dev.oasis.common.provider.gitlab;

import java.net.URI;

/** Where GitLab is. */
public final class GitLabUrls {

    public static final URI PUBLIC = URI.create("https://gitlab.com");

    private GitLabUrls() {
    }

    public static URI api(URI base) {
        return URI.create(base + "/api/v4");
    }

    public static URI token(String base) {
        return URI.create(base + "/oauth/token");
    }
}
