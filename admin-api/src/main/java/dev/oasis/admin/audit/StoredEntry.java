package dev.oasis.admin.audit;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.crypto.Sha256;

/**
 * An entry as the table has it.
 *
 * @param columns what is searchable, by the name that it has in the canonical content
 * @param sha256 what the table says that the digest is
 */
record StoredEntry(Map<String, String> columns, byte[] canonical, String sha256) {

    /** What the digest really is. */
    String digest() {
        return HexFormat.of().formatHex(Sha256.of(canonical));
    }

    /** Whether digest and searchable columns say what the canonical content says. */
    boolean agreesWithItself(ObjectMapper json) {
        return digest().equals(sha256) && columnsAgree(json);
    }

    private boolean columnsAgree(ObjectMapper json) {
        try {
            JsonNode content = json.readTree(canonical);
            return columns.entrySet().stream()
                    .allMatch(column -> Objects.equals(column.getValue(), content.path(column.getKey()).textValue()));
        } catch (IOException notJson) {
            return false;
        }
    }
}
