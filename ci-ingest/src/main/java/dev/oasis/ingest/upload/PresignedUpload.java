package dev.oasis.ingest.upload;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.oasis.common.storage.PresignedRequest;

/**
 * Where and how to upload.
 *
 * @param r2Key the key to name in the release
 * @param headers all that must be sent as they are, besides Host and Content-Length
 */
public record PresignedUpload(@JsonProperty("r2_key") String r2Key, String url, String method, Map<String, String> headers,
        @JsonProperty("expires_at") Instant expiresAt) {

    static PresignedUpload of(String key, PresignedRequest request) {
        return new PresignedUpload(key, request.url().toString(), request.method(), request.headers(), request.expiresAt());
    }
}
