package dev.oasis.admin.provider;

import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses to which a browser is sent. */
final class Address {

    private Address() {
    }

    static URI withQuery(URI address, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + ProviderHttp.encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + query);
    }
}
