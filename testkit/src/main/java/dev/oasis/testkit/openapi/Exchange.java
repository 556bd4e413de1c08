package dev.oasis.testkit.openapi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request and its answer.
 *
 * @param path without the query
 * @param requestBody null for none
 * @param headers of the answer
 * @param body of the answer, empty for none
 */
public record Exchange(String method, String path, String requestBody, int status, Map<String, List<String>> headers,
        String body) {

    public Exchange {
        Map<String, List<String>> caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        caseless.putAll(headers);
        headers = caseless;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(values -> !values.isEmpty()).map(values -> values.get(0));
    }

    /** Without parameters such as the character set. */
    Optional<String> mediaType() {
        return header("Content-Type").map(type -> type.split(";")[0].strip().toLowerCase(Locale.ROOT));
    }

    public boolean succeeded() {
        return status >= 200 && status < 300;
    }
}
