package dev.oasis.testkit.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.testkit.openapi.DocumentedOperation;
import dev.oasis.testkit.openapi.ParameterValues;
import dev.oasis.testkit.openapi.RawCall;

/** Makes a call that an operation would accept, and bends one or two places of it. */
final class CallMutation {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE",
            "PROPFIND");
    private static final List<String> TYPES = List.of("text/plain", "application/xml", "application/json;charset=utf-16",
            "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "garbage", "*/*", "application/", "a/b;c");
    private static final List<String> ACCEPTS = List.of("text/csv", "*/*;q=0", "garbage", "application/problem+json", "/",
            "application/json;q=x", "text/html", "application/json, */*", "a/b;c=\"d");
    private static final List<String> HEADERS = List.of("Idempotency-Key", "If-Match", "If-None-Match", "If-Modified-Since",
            "traceparent", "Cookie", "X-Forwarded-For", "X-Forwarded-Proto", "Origin", "X-Oasis-Client", "Range",
            "X-HTTP-Method-Override", "X-CSRF-Token", "Content-Encoding");

    private final Random random;
    private final BodyMutation bodies;

    CallMutation(Random random) {
        this.random = random;
        this.bodies = new BodyMutation(random);
    }

    RawCall next(DocumentedOperation operation, ParameterValues values, String authorization) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        if (authorization != null) {
            headers.add(Map.entry("Authorization", authorization));
        }
        JsonNode example = example(operation);
        String body = example == null ? null : example.toString();
        if (body != null) {
            headers.add(Map.entry("Content-Type", DocumentedOperation.JSON));
        }
        RawCall call = new RawCall(operation.method(), values.fill(operation), headers, body);
        int bends = 1 + random.nextInt(2);
        for (int i = 0; i < bends; i++) {
            call = bend(call, operation, example);
        }
        return call;
    }

    private RawCall bend(RawCall call, DocumentedOperation operation, JsonNode example) {
        int place = random.nextInt(20);
        if (example != null && place < 12) {
            return new RawCall(call.method(), call.target(), call.headers(), bodies.bend(example));
        }
        return switch (place) {
            case 12, 1, 2, 3 -> withTarget(call, bendPath(call.target(), operation));
            case 13, 4, 5, 6 -> withTarget(call, bendQuery(call.target(), operation));
            case 14 -> new RawCall(METHODS.get(random.nextInt(METHODS.size())), call.target(), call.headers(), call.body());
            case 15, 7 -> call.with("Accept", ACCEPTS.get(random.nextInt(ACCEPTS.size())));
            case 16 -> call.with("Content-Type", TYPES.get(random.nextInt(TYPES.size())));
            case 17 -> call.with("Authorization", "Bearer " + printable(Nasty.text(random)));
            default -> call.with(HEADERS.get(random.nextInt(HEADERS.size())), printable(Nasty.text(random)));
        };
    }

    private static RawCall withTarget(RawCall call, String target) {
        return new RawCall(call.method(), target, call.headers(), call.body());
    }

    private String bendPath(String target, DocumentedOperation operation) {
        String[] segments = target.split("\\?", 2)[0].split("/");
        List<Integer> parameters = new ArrayList<>();
        String[] template = operation.path().split("/");
        for (int i = 0; i < template.length; i++) {
            if (template[i].startsWith("{")) {
                parameters.add(i);
            }
        }
        if (parameters.isEmpty()) {
            return target;
        }
        segments[parameters.get(random.nextInt(parameters.size()))] = encode(Nasty.text(random));
        return String.join("/", segments) + (target.contains("?") ? "?" + target.split("\\?", 2)[1] : "");
    }

    private String bendQuery(String target, DocumentedOperation operation) {
        List<JsonNode> known = operation.parameters("query");
        String name = known.isEmpty() || random.nextInt(4) == 0 ? Nasty.text(random)
                : known.get(random.nextInt(known.size())).path("name").asText();
        String pair = encode(name) + (random.nextInt(10) == 0 ? "" : "=" + encode(Nasty.text(random)));
        return target + (target.contains("?") ? "&" : "?") + pair;
    }

    /** Sometimes with escapes that are none, which a client would not send. */
    private String encode(String text) {
        if (text.matches("[%0-9A-Za-z.]+") && random.nextBoolean()) {
            return text;
        }
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return random.nextInt(12) == 0 ? encoded + "%ED%A0%80" : encoded;
    }

    // A line break would begin a header of its own, and other control characters end the connection.
    private static String printable(String text) {
        String line = text.replaceAll("[\\x00-\\x1F\\x7F]", "?");
        return line.length() > 2000 ? line.substring(0, 2000) : line;
    }

    private static JsonNode example(DocumentedOperation operation) {
        for (JsonNode example : operation.node().path("requestBody").path("content").path(DocumentedOperation.JSON)
                .path("examples")) {
            return example.path("value");
        }
        return null;
    }
}
