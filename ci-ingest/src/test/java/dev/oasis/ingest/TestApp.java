package dev.oasis.ingest;

/** @param key an API key with scope {@code ci} for this app alone */
public record TestApp(String id, String slug, String key) {
}
