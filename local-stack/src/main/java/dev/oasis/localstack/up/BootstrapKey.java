package dev.oasis.localstack.up;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * The key that the services accept while no owner exists. It has the form of every Oasis key: {@value #PREFIX}, 32 random
 * base-62 digits, and the CRC-32 of those 40 characters as 6 base-62 digits, which tells a mistyped key from a wrong one.
 */
final class BootstrapKey {

    static final String VARIABLE = "OASIS_BOOTSTRAP_KEY";
    private static final String PREFIX = "uk_live_";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_DIGITS = 32;
    private static final int CHECK_DIGITS = 6;

    private BootstrapKey() {
    }

    /** The key kept in {@code secrets}; made there when there is none. */
    static String loadOrCreate(Path secrets) throws IOException {
        return VariableFile.loadOrCreate(secrets, VARIABLE, () -> create(new SecureRandom()));
    }

    static String create(RandomGenerator random) {
        StringBuilder key = new StringBuilder(PREFIX);
        for (int i = 0; i < RANDOM_DIGITS; i++) {
            key.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return key + check(key.toString());
    }

    /** The check digits of a key's first 40 characters. */
    static String check(String start) {
        CRC32 crc = new CRC32();
        crc.update(start.getBytes(StandardCharsets.US_ASCII));
        char[] digits = new char[CHECK_DIGITS];
        long rest = crc.getValue();
        for (int i = CHECK_DIGITS - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }
}
