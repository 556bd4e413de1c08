package dev.oasis.common.signing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The text layer that minisign keys and signatures share, read just as strictly as the Rust crates of the client do. */
final class MinisignText {
    static final String COMMENT = "untrusted comment:";
    static final int KEY_ID_BYTES = 8;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private MinisignText() {
    }

    /** Without white space and byte order marks around it. */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == BYTE_ORDER_MARK;
    }

    /** Base64 that a tool folded into lines, in one line. */
    static String unfold(String text) {
        return text.replace("\r", "").replace("\n", "");
    }

    /**
     * Standard alphabet, padded, no left-over bits: Java's decoder forgives what Rust's refuses, so only text that comes out
     * of encoding again counts.
     */
    static Optional<byte[]> decode(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return encode(bytes).equals(base64) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Lines as Rust's {@code str::lines} has them: a lone carriage return ends none, unlike in {@link String#lines()}. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    /** The key id at {@code offset}, as minisign prints it: the eight bytes as a little-endian number in hex. */
    static String keyId(byte[] bytes, int offset) {
        StringBuilder id = new StringBuilder(2 * KEY_ID_BYTES);
        for (int i = KEY_ID_BYTES - 1; i >= 0; i--) {
            id.append(String.format("%02X", bytes[offset + i]));
        }
        return id.toString();
    }
}
