package dev.oasis.common.provider.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;

/** What a provider is asked. */
public record ProviderRequest(HttpMethod method, URI address, Map<String, String> headers, Optional<JsonObject> body) {

    public ProviderRequest {
        headers = Map.copyOf(headers);
    }

    public static ProviderRequest get(URI address) {
        return new ProviderRequest(HttpMethod.GET, address, Map.of(), Optional.empty());
    }

    public static ProviderRequest delete(URI address) {
        return new ProviderRequest(HttpMethod.DELETE, address, Map.of(), Optional.empty());
    }

    public static ProviderRequest post(URI address, JsonObject body) {
        return new ProviderRequest(HttpMethod.POST, address, Map.of(), Optional.of(body));
    }

    public static ProviderRequest patch(URI address, JsonObject body) {
        return new ProviderRequest(HttpMethod.PATCH, address, Map.of(), Optional.of(body));
    }

    public ProviderRequest with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ProviderRequest(method, address, more, body);
    }

    /** What of it nobody else may learn, as far as a provider could quote it. */
    Set<String> secrets() {
        return SentSecrets.of(this);
    }

    ProviderRequest to(URI elsewhere) {
        return new ProviderRequest(method, elsewhere, headers, body);
    }

    // Headers and body hold secrets.
    @Override
    public String toString() {
        return method + " " + address.getHost() + address.getPath();
    }
}
