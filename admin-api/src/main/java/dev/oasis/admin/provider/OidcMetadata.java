package dev.oasis.admin.provider;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.oasis.common.openid.ProviderAddress;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0, 3), as far as a login needs it.
 *
 * @param basicAuthentication whether the token endpoint takes the client's credentials as Basic ones
 * @param namesItself whether its answers to a browser always say who it is (RFC 9207)
 */
record OidcMetadata(URI authorization, URI token, Optional<URI> userinfo, URI keys, boolean basicAuthentication,
        boolean namesItself) {

    /**
     * @throws IllegalArgumentException when it is somebody else's, or an address in it is missing or unsafe; the provider then
     *         counts as unavailable
     */
    static OidcMetadata of(JsonObject document, String issuer) {
        if (!issuer.equals(document.getString("issuer"))) {
            throw new IllegalArgumentException("The provider at " + issuer + " says that it is another");
        }
        JsonArray methods = document.getJsonArray("token_endpoint_auth_methods_supported",
                new JsonArray().add("client_secret_basic"));
        Set<String> offered = methods.stream().map(String::valueOf).collect(Collectors.toSet());
        return new OidcMetadata(required(document, "authorization_endpoint"), required(document, "token_endpoint"),
                Optional.ofNullable(document.getString("userinfo_endpoint")).map(ProviderAddress::of),
                required(document, "jwks_uri"), offered.contains("client_secret_basic"),
                Boolean.TRUE.equals(document.getBoolean("authorization_response_iss_parameter_supported")));
    }

    private static URI required(JsonObject document, String name) {
        String address = document.getString(name);
        if (address == null) {
            throw new IllegalArgumentException("The provider names no " + name);
        }
        return ProviderAddress.of(address);
    }
}
