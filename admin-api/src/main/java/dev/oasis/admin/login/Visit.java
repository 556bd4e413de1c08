package dev.oasis.admin.login;

import dev.oasis.common.identity.Actor;
import dev.oasis.common.web.address.ClientAddress;
import dev.oasis.common.web.request.RequestTrace;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * From where somebody logs in whom we do not know yet.
 *
 * @param userAgent what the browser calls itself, or null
 */
record Visit(String address, String userAgent, String traceId) {

    static Visit of(RoutingContext context, ClientAddress clients) {
        return new Visit(clients.of(context.request()).toString(), context.request().getHeader(HttpHeaders.USER_AGENT),
                RequestTrace.of(context));
    }

    Actor by(String userId, String name) {
        return new Actor(userId, name, address, traceId);
    }
}
