package dev.oasis.common.idempotency;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The answer of a creating call.
 *
 * @param location path of what was made
 * @param body the answer without any secret; this is what is kept
 */
public record Created(String location, JsonNode body) {
}
