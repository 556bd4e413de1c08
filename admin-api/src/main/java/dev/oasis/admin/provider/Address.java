package dev.oasis.admin.provider;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Addresses of providers: https, or plain http on this machine alone. */
final class Address {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private Address() {
    }

    /** @throws IllegalArgumentException for what is no address or not safe */
    static URI of(String text) {
        URI address = URI.create(text);
        boolean safe = "https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost());
        if (!safe || address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("must be an https address without user and fragment");
        }
        return address;
    }

    static URI below(String base, String path) {
        return of((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    static URI withQuery(URI address, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + ProviderHttp.encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + query);
    }
}
