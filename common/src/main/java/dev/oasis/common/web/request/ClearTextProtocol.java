package dev.oasis.common.web.request;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

/**
 * Without TLS, HTTP/1.1 is spoken and nothing else. Clients that ask for an upgrade to HTTP/2 there, as Java's own does without
 * being told to, stumble over an answer that follows the upgrade at once: curl 7.88 takes no more than 32 KiB of it and Java 17
 * now and then loses some of its bytes, while those that were sent are in order. RFC 9113 (3.1) has given that upgrade up. Over
 * TLS, HTTP/2 is agreed on before the first byte and stays.
 */
@ApplicationScoped
public class ClearTextProtocol implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
