package dev.oasis.common.idempotency;

import java.util.Optional;

/**
 * A creating call as far as its repetition is concerned.
 *
 * @param principal whose keys these are; two callers may use the same text
 * @param key what the caller sent as {@code Idempotency-Key}
 * @param operation method and path
 * @param body the request as read
 */
public record CreationRequest(String principal, Optional<String> key, String operation, Object body) {
}
