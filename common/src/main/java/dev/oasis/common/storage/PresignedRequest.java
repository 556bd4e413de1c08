package dev.oasis.common.storage;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * A request that its holder may make once signed.
 *
 * @param headers all headers that must be sent as they are, besides Host and Content-Length
 */
public record PresignedRequest(String method, URI url, Map<String, String> headers, Instant expiresAt) {

    public PresignedRequest {
        headers = Map.copyOf(headers);
    }
}
