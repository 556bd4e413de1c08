package dev.oasis.common.openid;

import java.net.URI;
import java.util.Set;

/** Addresses of providers: https, or plain http on this machine alone. */
public final class ProviderAddress {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private ProviderAddress() {
    }

    /** @throws IllegalArgumentException for what is no address or not safe */
    public static URI of(String text) {
        URI address = URI.create(text);
        boolean safe = "https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost());
        if (!safe || address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("must be an https address without user and fragment");
        }
        return address;
    }

    public static URI below(String base, String path) {
        return of((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }
}
