package dev.oasis.admin.installer;

import java.time.Instant;
import java.util.Map;

/**
 * A {@link PendingInstaller} and how its bytes are to be sent, as one answer. It is put together as JSON, because only its
 * first half
 * may be remembered; this says to readers of the OpenAPI document what it comes to.
 */
record PresignedInstaller(String installerId, String r2Key, String presignedUrl, String method, Map<String, String> headers,
        Instant expiresAt) {
}
