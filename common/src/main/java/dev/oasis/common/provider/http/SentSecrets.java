package dev.oasis.common.provider.http;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vertx.core.json.JsonObject;

/** What of a request is secret: what proves who we are, and what the other side is to keep. */
final class SentSecrets {

    private static final Pattern SECRETIVE_NAME = Pattern.compile("secret|token|code|verifier|key", Pattern.CASE_INSENSITIVE);
    private static final Set<String> PUBLIC_NAMES = Set.of("grant_type", "token_type");
    private static final int SHORTEST = 4;

    private SentSecrets() {
    }

    static Set<String> of(Map<String, String> form) {
        return named(form).collect(Collectors.toSet());
    }

    static Set<String> of(ProviderRequest request) {
        Stream<String> authorization = Stream.ofNullable(request.headers().get("Authorization"))
                .map(text -> text.substring(text.indexOf(' ') + 1));
        return Stream.concat(authorization, request.body().stream().flatMap(SentSecrets::in))
                .filter(text -> text.length() >= SHORTEST).collect(Collectors.toSet());
    }

    private static Stream<String> in(JsonObject body) {
        return body.stream().flatMap(field -> field.getValue() instanceof JsonObject inner ? in(inner)
                : field.getValue() instanceof String text ? named(Map.of(field.getKey(), text)) : Stream.empty());
    }

    private static Stream<String> named(Map<String, String> fields) {
        return fields.entrySet().stream()
                .filter(field -> SECRETIVE_NAME.matcher(field.getKey()).find() && !PUBLIC_NAMES.contains(field.getKey()))
                .map(Map.Entry::getValue).filter(text -> text.length() >= SHORTEST);
    }
}
