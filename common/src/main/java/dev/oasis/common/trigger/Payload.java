package dev.oasis.common.trigger;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** A part of a payload, read by path: {@code pull_request/head/sha}. */
record Payload(JsonNode node) {

    private static final int MAX_NAME = 1000;
    private static final int MAX_TITLE = 200;

    Payload at(String path) {
        return new Payload(node.at("/" + path));
    }

    boolean has(String path) {
        JsonNode found = node.at("/" + path);
        return !found.isMissingNode() && !found.isNull();
    }

    /** Text, or a whole number as text; empty when it is absent, null, empty or something else. */
    Optional<String> text(String path) {
        return text(node.at("/" + path));
    }

    /** The same, where nothing is as good as an empty text. */
    String orEmpty(String path) {
        return text(path).orElse("");
    }

    /** A name for people, cut to what is kept of it. */
    String title(String path) {
        String text = orEmpty(path).lines().findFirst().orElse("");
        return text.length() <= MAX_TITLE ? text : text.substring(0, MAX_TITLE);
    }

    /** @throws UnreadablePayload when it is missing, or longer than any name */
    String required(String path) {
        return text(path).filter(text -> text.length() <= MAX_NAME)
                .orElseThrow(() -> new UnreadablePayload("The payload has no usable " + path.replace('/', '.') + "."));
    }

    /** @throws UnreadablePayload */
    int number(String path) {
        JsonNode found = node.at("/" + path);
        if (!found.canConvertToInt()) {
            throw new UnreadablePayload("The payload has no usable " + path.replace('/', '.') + ".");
        }
        return found.asInt();
    }

    boolean flag(String path) {
        return node.at("/" + path).asBoolean(false);
    }

    int size(String path) {
        return node.at("/" + path).size();
    }

    Stream<Payload> each(String path) {
        return StreamSupport.stream(node.at("/" + path).spliterator(), false).map(Payload::new);
    }

    /** The texts in an array. */
    Set<String> texts(String array) {
        Set<String> found = new HashSet<>();
        each(array).forEach(element -> text(element.node).ifPresent(found::add));
        return found;
    }

    // PostgreSQL cannot store NUL.
    private static Optional<String> text(JsonNode found) {
        return found.isTextual() || found.isIntegralNumber()
                ? Optional.of(found.asText().replace("\0", "")).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
