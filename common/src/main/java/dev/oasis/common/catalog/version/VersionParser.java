package dev.oasis.common.catalog.version;

/**
 * Reads one version. By hand, because it runs for each update check: a regular expression costs many times as much and would
 * still leave the numbers to be read.
 */
final class VersionParser {

    private final String text;
    private int at;

    VersionParser(String text) {
        this.text = text;
    }

    /** The version, or null. */
    TauriVersion parse() {
        if (text.length() > TauriVersion.MAX_LENGTH) {
            return null;
        }
        while (peek() == 'v') {
            at++;
        }
        int start = at;
        long[] numbers = new long[3];
        for (int i = 0; i < numbers.length; i++) {
            if (i > 0 && !take('.') || !number(numbers, i)) {
                return null;
            }
        }
        String preRelease = take('-') ? identifiers(true) : "";
        String build = preRelease != null && take('+') ? identifiers(false) : "";
        return preRelease == null || build == null || at < text.length() ? null
                : new TauriVersion(numbers, preRelease, build, text.substring(start));
    }

    private boolean number(long[] numbers, int index) {
        int start = at;
        long value = 0;
        while (isDigit(peek())) {
            int digit = peek() - '0';
            // The largest value is 2^64 - 1; what would pass it is no number to the client.
            if (Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, 10)) > 0) {
                return false;
            }
            value = value * 10 + digit;
            at++;
        }
        numbers[index] = value;
        return at > start && (at == start + 1 || text.charAt(start) != '0');
    }

    /** Identifiers with dots between them up to the next part, or null when one of them is malformed. */
    private String identifiers(boolean preRelease) {
        int start = at;
        do {
            if (!identifier(preRelease)) {
                return null;
            }
        } while (take('.'));
        return text.substring(start, at);
    }

    private boolean identifier(boolean preRelease) {
        int start = at;
        boolean numeric = true;
        while (isDigit(peek()) || isLetterOrHyphen(peek())) {
            numeric &= isDigit(peek());
            at++;
        }
        boolean leadingZero = at > start + 1 && text.charAt(start) == '0';
        return at > start && !(preRelease && numeric && leadingZero);
    }

    private boolean take(char expected) {
        if (peek() == expected) {
            at++;
            return true;
        }
        return false;
    }

    // NUL stands for the end: it is no part of a version either.
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetterOrHyphen(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-';
    }
}
