package dev.oasis.common.id;

import java.security.SecureRandom;

/**
 * Makes and recognises ULIDs: 48 bits of milliseconds and 80 random bits, as 26 characters of Crockford's base 32
 * (<a href="https://github.com/ulid/spec">specification</a>). Within one process each id is greater than the one before it,
 * also within a millisecond. Safe for use by several threads.
 */
public final class Ulid {

    public static final int LENGTH = 26;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandomHolder RANDOM = new SecureRandomHolder();

    private static long lastMillis;
    private static long randomHigh;
    private static long randomLow;

    private Ulid() {
    }

    public static synchronized String next() {
        long now = Math.max(System.currentTimeMillis(), lastMillis);
        if (now == lastMillis) {
            increment();
        } else {
            randomHigh = RANDOM.get().nextLong() & 0x7F_FFFF_FFFFL;
            randomLow = RANDOM.get().nextLong() & 0xFF_FFFF_FFFFL;
        }
        lastMillis = now;
        return format(now, randomHigh, randomLow);
    }

    /** Whether the text is a ULID in either case. */
    public static boolean isUlid(String text) {
        if (text.length() != LENGTH || text.charAt(0) > '7') {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            // Letter by letter: upper-casing the whole text would also make ASCII letters of others, such as the long s.
            if (ALPHABET.indexOf(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c) < 0) {
                return false;
            }
        }
        return true;
    }

    // The random part starts with its top bit clear, so that 2^39 ids of one millisecond fit before it could overflow.
    private static void increment() {
        randomLow = (randomLow + 1) & 0xFF_FFFF_FFFFL;
        if (randomLow == 0) {
            randomHigh++;
        }
    }

    private static String format(long millis, long high, long low) {
        char[] text = new char[LENGTH];
        write(text, 0, 10, millis);
        write(text, 10, 8, high);
        write(text, 18, 8, low);
        return new String(text);
    }

    private static void write(char[] text, int from, int count, long value) {
        for (int i = count - 1; i >= 0; i--) {
            text[from + i] = ALPHABET.charAt((int) (value & 31));
            value >>>= 5;
        }
    }

    // A native image must not carry a seed from build time: the generator is made on first use.
    private static final class SecureRandomHolder {
        private SecureRandom random;

        synchronized SecureRandom get() {
            if (random == null) {
                random = new SecureRandom();
            }
            return random;
        }
    }
}
