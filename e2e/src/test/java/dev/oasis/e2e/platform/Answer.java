package dev.oasis.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** What a server said, with its whole body in memory. */
public final class Answer {

    private final HttpResponse<byte[]> response;

    Answer(HttpResponse<byte[]> response) {
        this.response = response;
    }

    public int status() {
        return response.statusCode();
    }

    public byte[] bytes() {
        return response.body();
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("No JSON: " + this, e);
        }
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /** This answer, if its status is one of those; else the test fails and shows what came. */
    public Answer expect(int... statuses) {
        assertThat(status()).as(toString()).isIn(Arrays.stream(statuses).boxed().toList());
        return this;
    }

    @Override
    public String toString() {
        return response.request().method() + " " + response.uri() + " was answered with " + status() + " " + text();
    }
}
