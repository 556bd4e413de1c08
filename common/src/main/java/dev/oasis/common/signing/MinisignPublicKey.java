package dev.oasis.common.signing;

import static dev.oasis.common.signing.SignatureProblem.PUBLIC_KEY_MALFORMED;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A public key that an app trusts. Immutable; parsing is cheap enough for any thread.
 *
 * @param text what {@code plugins.updater.pubkey} holds: one line of base64 around the two lines of a minisign public key
 * @param keyId 16 upper-case hex digits, as minisign prints them
 * @param key the Ed25519 key itself
 */
public record MinisignPublicKey(String text, String keyId, EdECPublicKey key) {

    private static final int LONGEST_TEXT = 4096;
    private static final int LINE_CHARACTERS = 56;
    private static final int LINE_BYTES = 2 + MinisignText.KEY_ID_BYTES + Ed25519.KEY_BYTES;

    public MinisignPublicKey {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(key, "key");
    }

    /**
     * Takes the text of {@code plugins.updater.pubkey} (kept as it is, so that it can be compared with the app's), the two
     * lines inside it, or the second of these alone. White space, line ends and a byte order mark do no harm.
     *
     * @throws SignatureRejected with {@link SignatureProblem#PUBLIC_KEY_MALFORMED}
     */
    public static MinisignPublicKey parse(String given) {
        String trimmed = MinisignText.trim(given);
        if (trimmed.isEmpty()) {
            throw malformed("The public key is empty.");
        }
        if (trimmed.length() > LONGEST_TEXT) {
            throw malformed("The public key is longer than " + LONGEST_TEXT + " characters.");
        }
        if (trimmed.startsWith(MinisignText.COMMENT)) {
            List<String> lines = twoLines(trimmed);
            String normal = lines.get(0) + "\n" + lines.get(1) + "\n";
            return of(lines.get(1), MinisignText.encode(normal.getBytes(StandardCharsets.UTF_8)));
        }
        String line = MinisignText.unfold(trimmed);
        if (line.length() == LINE_CHARACTERS && isKeyLine(line)) {
            String normal = MinisignText.COMMENT + " minisign public key: " + keyIdOf(line) + "\n" + line + "\n";
            return of(line, MinisignText.encode(normal.getBytes(StandardCharsets.UTF_8)));
        }
        String inner = MinisignText.decode(line).flatMap(MinisignText::utf8)
                .orElseThrow(() -> malformed("The public key is not base64."));
        return of(twoLines(inner).get(1), line);
    }

    private static boolean isKeyLine(String line) {
        return MinisignText.decode(line).filter(MinisignPublicKey::isKey).isPresent();
    }

    private static boolean isKey(byte[] bytes) {
        return bytes.length == LINE_BYTES && SignatureAlgorithm.of(bytes[0], bytes[1]).isPresent();
    }

    private static String keyIdOf(String line) {
        return MinisignText.keyId(MinisignText.decode(line).orElseThrow(), 2);
    }

    private static List<String> twoLines(String text) {
        List<String> lines = MinisignText.lines(text);
        if (!lines.isEmpty() && lines.get(0).contains("secret key")) {
            throw malformed("This is a private key, and it must stay secret: from now on treat it as known to others.");
        }
        if (lines.size() != 2) {
            throw malformed("A minisign public key has two lines, a comment and the key; this text has " + lines.size() + ".");
        }
        return lines;
    }

    private static MinisignPublicKey of(String line, String text) {
        Optional<byte[]> bytes = MinisignText.decode(line).filter(MinisignPublicKey::isKey);
        if (bytes.isEmpty()) {
            throw malformed("The key line is not a minisign public key.");
        }
        byte[] key = Arrays.copyOfRange(bytes.get(), 2 + MinisignText.KEY_ID_BYTES, LINE_BYTES);
        try {
            return new MinisignPublicKey(text, MinisignText.keyId(bytes.get(), 2), Ed25519.publicKey(key));
        } catch (InvalidKeyException e) {
            throw malformed("The key is no valid Ed25519 point.");
        }
    }

    private static SignatureRejected malformed(String what) {
        return new SignatureRejected(PUBLIC_KEY_MALFORMED, what
                + " Send the exact text of plugins.updater.pubkey in tauri.conf.json, which is the content of the .key.pub file"
                + " that `tauri signer generate` wrote.");
    }
}
