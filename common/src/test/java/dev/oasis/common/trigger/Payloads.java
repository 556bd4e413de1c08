package dev.oasis.common.trigger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The providers' example payloads. */
final class Payloads {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Payloads() {
    }

    static ObjectNode gitHub(String name) {
        return load("github/" + name + ".json");
    }

    static ObjectNode gitLab(String name) {
        return load("gitlab/" + name + ".json");
    }

    /** The payload with the value of a JSON pointer replaced. */
    static JsonNode with(ObjectNode payload, String parent, String field, Object value) {
        ((ObjectNode) payload.at(parent)).set(field, JSON.valueToTree(value));
        return payload;
    }

    private static ObjectNode load(String name) {
        try (InputStream in = Payloads.class.getResourceAsStream(name)) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
