package dev.oasis.common.provider.github;

import java.net.URI;

/** Where GitHub is. */
public final class GitHubUrls {

    public static final URI PUBLIC = URI.create("https://github.com");

    private static final URI PUBLIC_API = URI.create("https://api.github.com");

    private GitHubUrls() {
    }

    /** github.com has a host of its own for programs, an Enterprise Server a path. */
    public static URI api(URI base) {
        return base.equals(PUBLIC) ? PUBLIC_API : URI.create(base + "/api/v3");
    }

    /** Where an App is installed and shown, by its slug. */
    public static URI app(String base, String slug) {
        return URI.create(base + (base.equals(PUBLIC.toString()) ? "/apps/" : "/github-apps/") + slug);
    }

    public static URI token(String base) {
        return URI.create(base + "/login/oauth/access_token");
    }
}
