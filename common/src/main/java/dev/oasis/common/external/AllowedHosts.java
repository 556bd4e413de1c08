package dev.oasis.common.external;

import java.util.List;
import java.util.Locale;

/**
 * The hosts that an operator lets addresses name.
 *
 * @param patterns host names in lower case, exact or as {@code *.example.com}, which means all below it and not itself
 */
record AllowedHosts(List<String> patterns) {

    private static final String BELOW = "*.";

    AllowedHosts {
        patterns = patterns.stream().map(pattern -> pattern.strip().toLowerCase(Locale.ROOT)).toList();
        for (String pattern : patterns) {
            String name = pattern.startsWith(BELOW) ? pattern.substring(BELOW.length()) : pattern;
            if (name.isEmpty() || !name.matches("[a-z0-9._-]+") || name.startsWith(".")) {
                throw new IllegalArgumentException("oasis.external.allowed-hosts: '" + pattern
                        + "' must be a host name such as example.com or *.example.com, without scheme, port or path");
            }
        }
    }

    /** @param host in lower case */
    boolean allows(String host) {
        return patterns.stream().anyMatch(pattern -> pattern.startsWith(BELOW)
                ? host.endsWith(pattern.substring(1)) && host.length() >= pattern.length()
                : host.equals(pattern));
    }

    /** @throws dev.oasis.common.web.problem.Problem {@code external_url_refused}, saying what to set */
    void require(String host) {
        if (!allows(host)) {
            throw ExternalProblems.refused("names the host " + host
                    + ", which is not allowed; an operator can add it to oasis.external.allowed-hosts.");
        }
    }
}
