package dev.oasis.update.address;

import java.util.Optional;

import dev.oasis.common.web.problem.Problem;

/**
 * Reads one parameter out of a raw query and ignores all others: what apps add to their addresses is baked into them, raw
 * braces included.
 */
public final class QueryParameter {

    private QueryParameter() {
    }

    /**
     * The value of the first parameter of this name, percent-decoded; empty when there is none or it is empty.
     *
     * @param query null when the address has none
     * @throws Problem {@code malformed_request} when the value is not percent-encoded properly
     */
    public static Optional<String> first(String query, String name) {
        if (query == null) {
            return Optional.empty();
        }
        int start = 0;
        while (start <= query.length()) {
            int end = query.indexOf('&', start);
            int stop = end < 0 ? query.length() : end;
            int value = start + name.length() + 1;
            if (value <= stop && query.startsWith(name, start) && query.charAt(value - 1) == '=') {
                return value == stop ? Optional.empty() : Optional.of(PathSegments.decode(query.substring(value, stop)));
            }
            start = stop + 1;
        }
        return Optional.empty();
    }
}
