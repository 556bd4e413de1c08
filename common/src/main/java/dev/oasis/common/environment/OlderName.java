package dev.oasis.common.environment;

import java.util.List;
import java.util.Map;

/**
 * A variable of an earlier system that means one of our keys.
 *
 * @param unless a variable of ours beside which it counts for nothing; empty for none
 */
record OlderName(String variable, String key, String unless) {

    /** All that stand for exactly one key each; {@code DATABASE_URL} is taken apart by {@link DatabaseUrl}. */
    static final List<OlderName> ALL = List.of(
            of("PORT", "quarkus.http.port"),
            new OlderName("BASE_URL", "oasis.origin.url", "OASIS_URL"),
            of("R2_ENDPOINT", "oasis.storage.endpoint"),
            of("R2_ACCESS_KEY_ID", "oasis.storage.access-key-id"),
            of("R2_SECRET_ACCESS_KEY", "oasis.storage.secret-access-key"),
            of("R2_BUCKET", "oasis.storage.bucket"),
            of("R2_PUBLIC_URL", "oasis.storage.public-url"),
            of("CORS_ORIGINS", "oasis.cors.origins"));

    /** The login with GitHub, which takes both. */
    static final List<OlderName> OF_GITHUB = List.of(of("CLIENT_ID", "oasis.login.providers.github.client-id"),
            of("CLIENT_SECRET", "oasis.login.providers.github.client-secret"));
    static final String GITHUB_KIND = "oasis.login.providers.github.kind";

    /** Region of the AWS SDK: only for AWS itself, or a cluster on AWS could not use another provider's bucket. */
    static final Map<String, String> OF_AWS = Map.of("AWS_REGION", "oasis.storage.region", "AWS_DEFAULT_REGION",
            "oasis.storage.region");

    private static OlderName of(String variable, String key) {
        return new OlderName(variable, key, "");
    }
}
