package dev.oasis.common.provider;

import java.net.URI;
import java.util.Optional;

/**
 * A webhook as its provider tells of it.
 *
 * @param enabled false when the provider sends nothing any more, by somebody's hand or after too many failures
 * @param detail why it sends nothing, or how the last delivery went, if the provider says
 */
public record WebhookState(boolean exists, boolean enabled, Optional<URI> url, Optional<String> detail) {

    public static WebhookState gone() {
        return new WebhookState(false, false, Optional.empty(), Optional.of("The provider knows no such webhook any more."));
    }
}
