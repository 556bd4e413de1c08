package dev.oasis.update.answer;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import dev.oasis.common.crypto.Sha256;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * One JSON document, ready to send.
 *
 * @param body never to be changed: many responses share it
 * @param etag strong, quotes included
 */
public record RenderedAnswer(Buffer body, String etag) {

    private static final int TAG_CHARS = 32;

    static RenderedAnswer of(JsonObject json) {
        byte[] bytes = json.encode().getBytes(StandardCharsets.UTF_8);
        String digest = HexFormat.of().formatHex(Sha256.of(bytes));
        return new RenderedAnswer(Buffer.buffer(bytes), '"' + digest.substring(0, TAG_CHARS) + '"');
    }

    /** Whether an {@code If-None-Match} names this document (RFC 9110, section 13.1.2: weak comparison). */
    public boolean matches(String ifNoneMatch) {
        return ifNoneMatch != null && (ifNoneMatch.equals("*") || ifNoneMatch.contains(etag));
    }
}
