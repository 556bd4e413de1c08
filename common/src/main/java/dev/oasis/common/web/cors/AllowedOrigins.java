package dev.oasis.common.web.cors;

import java.net.URI;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Origins as browsers send them (RFC 6454, section 6.2). Each is named; a pattern would let in what nobody thought of. */
final class AllowedOrigins {

    private static final Pattern ORIGIN = Pattern
            .compile("https?://[a-z0-9.-]+(:\\d{1,5})?|https?://\\[[0-9a-f:]+\\](:\\d{1,5})?");

    private final Set<String> origins;

    /**
     * @param own the address under which users reach Oasis
     * @throws IllegalArgumentException naming what is no origin
     */
    AllowedOrigins(URI own, Collection<String> others) {
        others.forEach(AllowedOrigins::require);
        this.origins = Stream.concat(Stream.of(own.getScheme() + "://" + own.getAuthority()), others.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param origin null when the request names none */
    boolean allows(String origin) {
        return origin != null && origins.contains(origin);
    }

    private static void require(String origin) {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException("oasis.cors.origins: '" + origin + "' is no origin; write each as "
                    + "https://tools.example, in lower case and without a path. There is no wildcard.");
        }
    }
}
