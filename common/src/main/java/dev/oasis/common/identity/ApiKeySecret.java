package dev.oasis.common.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import dev.oasis.common.crypto.Sha256;

/**
 * The text of an API key: {@code uk_live_}, 32 random base-62 digits and 6 base-62 digits of the CRC-32 over what stands
 * before them, so that a typo is refused without a look-up and a scanner can tell a real key from noise. The older form,
 * {@code uk_live_} and 32 hex digits, carries no checksum and is accepted too.
 */
public final class ApiKeySecret {

    private static final String PREFIX = "uk_live_";
    private static final int RANDOM_DIGITS = 32;
    private static final int CHECKSUM_DIGITS = 6;
    private static final int VISIBLE = PREFIX.length() + 4;
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Pattern CURRENT = Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM_DIGITS + CHECKSUM_DIGITS) + "}");
    private static final Pattern OLDER = Pattern.compile(PREFIX + "[0-9a-f]{32}");

    private final String text;

    private ApiKeySecret(String text) {
        this.text = text;
    }

    /** A new key. The random source is the caller's, so that a native image holds no seed from build time. */
    public static ApiKeySecret generate(SecureRandom random) {
        StringBuilder text = new StringBuilder(PREFIX);
        for (int i = 0; i < RANDOM_DIGITS; i++) {
            text.append(BASE62.charAt(random.nextInt(BASE62.length())));
        }
        return new ApiKeySecret(text.append(checksum(text)).toString());
    }

    /** The key, if the text has the form of one and its checksum is right. */
    public static Optional<ApiKeySecret> parse(String text) {
        if (OLDER.matcher(text).matches()) {
            return Optional.of(new ApiKeySecret(text));
        }
        int body = PREFIX.length() + RANDOM_DIGITS;
        return CURRENT.matcher(text).matches() && checksum(text.substring(0, body)).equals(text.substring(body))
                ? Optional.of(new ApiKeySecret(text))
                : Optional.empty();
    }

    /** What may be shown to tell keys apart. */
    public String visiblePrefix() {
        return text.substring(0, VISIBLE);
    }

    /** Lower-case hex SHA-256, the only form that is stored. 190 random bits need no salt and no slow hash. */
    public String sha256() {
        return Sha256.hex(text);
    }

    /** The secret itself: to be shown to its new owner once, never logged or stored. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return visiblePrefix() + "…";
    }

    private static String checksum(CharSequence body) {
        CRC32 crc = new CRC32();
        crc.update(body.toString().getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        char[] digits = new char[CHECKSUM_DIGITS];
        for (int i = CHECKSUM_DIGITS - 1; i >= 0; i--) {
            digits[i] = BASE62.charAt((int) (rest % BASE62.length()));
            rest /= BASE62.length();
        }
        return new String(digits);
    }
}
