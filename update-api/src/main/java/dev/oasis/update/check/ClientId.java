package dev.oasis.update.check;

import java.util.Optional;

import dev.oasis.update.address.QueryParameter;
import io.vertx.core.http.HttpServerRequest;

/** What an app sends to have a place in staged rollouts. Opaque; never kept, never logged. */
final class ClientId {

    private static final String PARAMETER = "client";

    private ClientId() {
    }

    /** The header's, else the query's. One that the app failed to fill in is none. */
    static Optional<String> of(HttpServerRequest request) {
        String header = request.getHeader(CacheRules.CLIENT_HEADER);
        Optional<String> id = header == null || header.isEmpty() ? QueryParameter.first(request.query(), PARAMETER)
                : Optional.of(header);
        return id.isPresent() && id.get().startsWith("{{") ? Optional.empty() : id;
    }
}
