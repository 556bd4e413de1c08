package dev.oasis.testkit.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.testkit.node.NodeProcess;
import dev.oasis.testkit.node.NodeScripts;

/**
 * One of the issuers of {@code issuer.mjs}.
 *
 * @param url what its tokens say as {@code iss}
 */
public record TokenIssuer(String url) {

    private static final NodeScripts SCRIPTS = new NodeScripts(TokenIssuer.class, "token-issuers", List.of("issuer.mjs"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The process of all issuers: each is a folder of its address. */
    public static NodeProcess startAll() {
        return NodeProcess.start(SCRIPTS, "issuer.mjs");
    }

    /** A token in good order, but for what the claims say otherwise; a claim that is null is left out. */
    public String token(Map<String, ?> claims) {
        return token(claims, "current");
    }

    /** @param signer {@code current}, {@code curve}, or one of those that prove nothing: see the script */
    public String token(Map<String, ?> claims, String signer) {
        return post("/sign", Map.of("claims", claims, "signer", signer)).get("token").asText();
    }

    public void down(boolean down) {
        post("/control", Map.of("down", down));
    }

    /** Signs with a new key from now on, and lists the old one no more. */
    public void rotate() {
        post("/control", Map.of("rotate", true));
    }

    /** What the tokens say that a job asks for at {@code /request}. */
    public void requested(Map<String, ?> claims) {
        post("/control", Map.of("requested", claims));
    }

    /** How often its keys were read. */
    public int fetches() {
        return post("/fetches", Map.of()).get("fetches").asInt();
    }

    private JsonNode post(String path, Map<String, ?> body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))).build();
            return JSON.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
