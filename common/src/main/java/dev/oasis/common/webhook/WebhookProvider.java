package dev.oasis.common.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who sends. Each has its own headers and its own way to prove itself. */
public enum WebhookProvider {
    /** {@code X-Hub-Signature-256}, see "Validating webhook deliveries" in GitHub's documentation. */
    GITHUB,
    /** {@code X-Gitlab-Token}, see "Webhooks" in GitLab's documentation. */
    GITLAB,
    /** Anything that signs by <a href="https://www.standardwebhooks.com">Standard Webhooks</a> 1.0. */
    GENERIC;

    /** Its word in URLs, tables and the API. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<WebhookProvider> ofWireName(String text) {
        return Arrays.stream(values()).filter(provider -> provider.wireName().equals(text)).findFirst();
    }
}
