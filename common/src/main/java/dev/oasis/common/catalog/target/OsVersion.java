package dev.oasis.common.catalog.target;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The version of an operating system: one to four numbers, such as {@code 14.5} or {@code 10.0.19041}; numbers that are left
 * out are 0. Ordered number by number.
 */
public record OsVersion(int first, int second, int third, int fourth) implements Comparable<OsVersion> {

    private static final int PARTS = 4;
    private static final int MAX_DIGITS = 9;
    private static final Pattern FORM = Pattern.compile("[0-9]{1,9}([.][0-9]{1,9}){0,3}");

    public OsVersion {
        if (first < 0 || second < 0 || third < 0 || fourth < 0) {
            throw new IllegalArgumentException("A version of an operating system has no negative numbers");
        }
    }

    /** Exactly a version; what administrators write. */
    public static Optional<OsVersion> parse(String text) {
        return FORM.matcher(text).matches() ? leading(text) : Optional.empty();
    }

    /**
     * What a client tells of its system. Its first numbers count and the rest is ignored ({@code 6.8.0-45-generic}); what does
     * not begin with a number says nothing. Never throws.
     */
    public static Optional<OsVersion> leading(String text) {
        int[] numbers = new int[PARTS];
        int at = 0;
        for (int part = 0; part < PARTS; part++) {
            int end = digitsFrom(text, at);
            if (end == at || end - at > MAX_DIGITS) {
                return part == 0 ? Optional.empty() : Optional.of(of(numbers));
            }
            numbers[part] = Integer.parseInt(text, at, end, 10);
            if (end == text.length() || text.charAt(end) != '.') {
                break;
            }
            at = end + 1;
        }
        return Optional.of(of(numbers));
    }

    private static OsVersion of(int[] numbers) {
        return new OsVersion(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static int digitsFrom(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    public boolean isAtLeast(OsVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(OsVersion other) {
        int order = Integer.compare(first, other.first);
        order = order == 0 ? Integer.compare(second, other.second) : order;
        order = order == 0 ? Integer.compare(third, other.third) : order;
        return order == 0 ? Integer.compare(fourth, other.fourth) : order;
    }

    /** Canonical: at least two numbers, no zeros behind them. */
    @Override
    public String toString() {
        String text = first + "." + second;
        return fourth > 0 ? text + "." + third + "." + fourth : third > 0 ? text + "." + third : text;
    }
}
