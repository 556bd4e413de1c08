package dev.oasis.common.idempotency;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The answer of a creating call.
 *
 * @param status 201, or 200 when the thing was there already
 * @param location path of what was made; null when it has none
 * @param etag of what was made, with its quotes; null when it has none
 * @param body the answer without any secret; this is what is kept
 */
public record Created(int status, String location, String etag, JsonNode body) {

    private static final int MADE = 201;
    private static final int FOUND = 200;

    public static Created made(String location, String etag, JsonNode body) {
        return new Created(MADE, location, etag, body);
    }

    public static Created found(JsonNode body) {
        return new Created(FOUND, null, null, body);
    }

    /** The same answer with another body, such as one that may be shown but not kept. */
    public Created with(JsonNode other) {
        return new Created(status, location, etag, other);
    }
}
