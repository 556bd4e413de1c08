package dev.oasis.localstack.origin;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/** Where vertx-http-proxy answers other than a client may expect. */
final class AnswerRepair implements ProxyInterceptor {

    private static final int NOT_MODIFIED = 304;

    /** A request that fails before an answer begins gets a 503 that says so; the library's 502 has no body. */
    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        return context.sendRequest().recover(failure -> Future.succeededFuture(context.request().release().response()
                .setStatusCode(Problem.SERVICE_UNAVAILABLE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .setBody(Body.body(Problem.SERVICE_UNAVAILABLE.body()))));
    }

    /** The library takes a 304 without a length for one with a chunked body. */
    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        ProxyResponse response = context.response();
        if (response.getStatusCode() == NOT_MODIFIED && response.getBody() != null) {
            response.getBody().stream().resume();
            response.setBody(null);
        }
        return context.sendResponse();
    }
}
