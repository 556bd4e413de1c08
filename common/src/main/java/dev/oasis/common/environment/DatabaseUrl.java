package dev.oasis.common.environment;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code DATABASE_URL} as libpq and most hosts have it: {@code postgres[ql]://user:password@host:port/database?sslmode=…}. User
 * and password leave the address, so that it may be logged.
 */
record DatabaseUrl(String address, String query, Map<String, String> credentials) {

    // What both drivers know under the same name; others would end up as settings that the server refuses.
    private static final Set<String> KNOWN_PARAMETERS = Set.of("sslmode");
    private static final Pattern FORM = Pattern.compile("postgres(?:ql)?://(?:([^:@/?#]*)(?::([^@/?#]*))?@)?"
            + "(\\[[0-9A-Fa-f:.]+]|[^:@/?#,\\[\\]]+)(?::([0-9]{1,5}))?/([^/?#]+)(?:\\?([^#]*))?");
    private static final String DEFAULT_PORT = "5432";

    /** @throws IllegalArgumentException with a sentence that does not repeat the address */
    static DatabaseUrl parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw unreadable();
        }
        String port = form.group(4) == null ? DEFAULT_PORT : form.group(4);
        Map<String, String> credentials = new LinkedHashMap<>();
        putDecoded(credentials, "quarkus.datasource.username", form.group(1));
        putDecoded(credentials, "quarkus.datasource.password", form.group(2));
        String query = Stream.of((form.group(6) == null ? "" : form.group(6)).split("&"))
                .filter(parameter -> KNOWN_PARAMETERS.contains(parameter.split("=", 2)[0])).collect(Collectors.joining("&"));
        return new DatabaseUrl("postgresql://" + form.group(3) + ":" + port + "/" + form.group(5),
                query.isEmpty() ? "" : "?" + query, credentials);
    }

    /** What it stands for, by our keys. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(credentials);
        settings.put("quarkus.datasource.reactive.url", address + query);
        settings.put("quarkus.datasource.jdbc.url", "jdbc:" + address + query);
        if (query.contains("sslmode=verify-full")) {
            // The reactive driver compares names only when it is told how.
            settings.put("quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS");
        }
        return settings;
    }

    private static void putDecoded(Map<String, String> settings, String key, String encoded) {
        if (encoded != null && !encoded.isEmpty()) {
            // A plus stands for itself here, unlike in a form.
            settings.put(key, decoded(encoded.replace("+", "%2B")));
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException quotesTheText) {
            throw unreadable();
        }
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException("DATABASE_URL cannot be read. It must be postgres://user:password@host:port/"
                + "database with one host, and other characters than letters and digits in user and password "
                + "percent-encoded; Oasis stores in PostgreSQL alone.");
    }

    @Override
    public String toString() {
        return address + query;
    }
}
