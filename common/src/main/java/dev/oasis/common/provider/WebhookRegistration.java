package dev.oasis.common.provider;

import java.net.URI;

/**
 * A webhook to register.
 *
 * @param url where deliveries go
 * @param secret with which GitHub signs and which GitLab sends along
 */
public record WebhookRegistration(URI url, String secret) {

    @Override
    public String toString() {
        return "WebhookRegistration[url=" + url + "]";
    }
}
