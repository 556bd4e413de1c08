package dev.oasis.common.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Speaks the wire formats of the metadata service of containers and of the token service of AWS. */
final class MetadataService implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger issued = new AtomicInteger();
    private volatile Duration life;
    private volatile boolean down;
    private volatile String lastRequest = "";

    MetadataService(Duration life) throws IOException {
        this.life = life;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/container", exchange -> answer(exchange, "application/json", container()));
        server.createContext("/", exchange -> answer(exchange, "text/xml", sts()));
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** How many credentials were issued so far; the last ones are {@code key-<n>} with {@code token-<n>}. */
    int issued() {
        return issued.get();
    }

    void down(boolean isDown) {
        down = isDown;
    }

    void life(Duration ofTheNext) {
        life = ofTheNext;
    }

    String lastRequest() {
        return lastRequest;
    }

    private String container() {
        int n = issued.incrementAndGet();
        return """
                {"AccessKeyId": "key-%d", "SecretAccessKey": "%s", "Token": "token-%d", "Expiration": "%s"}"""
                .formatted(n, SigV4Reference.SECRET, n, Instant.now().plus(life));
    }

    private String sts() {
        int n = issued.incrementAndGet();
        return """
                <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                  <AssumeRoleWithWebIdentityResult>
                    <Credentials><AccessKeyId>key-%d</AccessKeyId><SecretAccessKey>%s</SecretAccessKey>
                      <SessionToken>token-%d</SessionToken><Expiration>%s</Expiration></Credentials>
                  </AssumeRoleWithWebIdentityResult>
                </AssumeRoleWithWebIdentityResponse>""".formatted(n, SigV4Reference.SECRET, n, Instant.now().plus(life));
    }

    private void answer(HttpExchange exchange, String type, String body) throws IOException {
        lastRequest = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(down ? 500 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
