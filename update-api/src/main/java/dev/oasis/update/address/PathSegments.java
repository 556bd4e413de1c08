package dev.oasis.update.address;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * Splits the path of a request. In a path a plus is a plus; only {@code %XX} is decoded (RFC 3986, section 2.1), after the
 * split, so that an encoded slash stays inside its segment. Braces and other characters that a strict parser refuses are taken
 * as they are.
 */
public final class PathSegments {

    /** Longer than any address of ours; a version alone may have 256. */
    private static final int MAX_LENGTH = 2_048;
    private static final int MAX_SEGMENTS = 8;

    private PathSegments() {
    }

    /**
     * The decoded segments after the first slash; an empty last one stands for a trailing slash.
     *
     * @throws Problem {@code malformed_request}
     */
    public static List<String> of(String path) {
        if (path.length() > MAX_LENGTH) {
            throw malformed("Send a path of at most " + MAX_LENGTH + " characters.");
        }
        List<String> segments = new ArrayList<>(MAX_SEGMENTS);
        int start = 1;
        for (int slash = path.indexOf('/', start); slash >= 0; slash = path.indexOf('/', start)) {
            segments.add(decode(path, start, slash));
            start = slash + 1;
        }
        if (start <= path.length()) {
            segments.add(decode(path, start, path.length()));
        }
        return segments;
    }

    /** @throws Problem {@code malformed_request} */
    static String decode(String text) {
        return text.indexOf('%') < 0 ? text : decodeBytes(text);
    }

    private static String decode(String path, int start, int end) {
        return decode(path.substring(start, end));
    }

    private static String decodeBytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(hex(text, i + 1) << 4 | hex(text, i + 2));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException notUtf8) {
            throw malformed("Percent-encode UTF-8 in the path.");
        }
    }

    private static int hex(String text, int index) {
        int digit = index < text.length() ? Character.digit(text.charAt(index), 16) : -1;
        if (digit < 0) {
            throw malformed("A percent sign in the path must be followed by two hexadecimal digits.");
        }
        return digit;
    }

    private static Problem malformed(String sentence) {
        return Problem.of(ProblemCode.MALFORMED_REQUEST, sentence);
    }
}
