package dev.oasis.common.environment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the older variables of an environment mean.
 *
 * @param settings values by our keys
 * @param variables the older variable behind each of those keys
 * @param fault what cannot be understood, as a sentence
 */
record OlderEnvironment(Map<String, String> settings, Map<String, String> variables, Optional<String> fault) {

    private static final String DATABASE_URL = "DATABASE_URL";
    /** Of CORS_ORIGINS: every page may read what is public anyway, and none the rest. */
    private static final String ANY_ORIGIN = "*";

    /** @param lookup the value of a variable, if it is set */
    static OlderEnvironment of(Function<String, Optional<String>> lookup) {
        Function<String, Optional<String>> set = variable -> lookup.apply(variable)
                .filter(value -> !value.isBlank() && !value.equals(ANY_ORIGIN));
        OlderEnvironment found = new OlderEnvironment(new LinkedHashMap<>(), new LinkedHashMap<>(), Optional.empty());
        for (OlderName name : OlderName.ALL) {
            if (name.unless().isEmpty() || set.apply(name.unless()).isEmpty()) {
                set.apply(name.variable()).ifPresent(value -> found.put(name.key(), value, name.variable()));
            }
        }
        if (set.apply("R2_ENDPOINT").isEmpty() && set.apply("OASIS_STORAGE_ENDPOINT").isEmpty()) {
            OlderName.OF_AWS
                    .forEach((variable, key) -> set.apply(variable).ifPresent(value -> found.put(key, value, variable)));
        }
        if (OlderName.OF_GITHUB.stream().allMatch(name -> set.apply(name.variable()).isPresent())) {
            OlderName.OF_GITHUB.forEach(name -> found.put(name.key(), set.apply(name.variable()).orElseThrow(),
                    name.variable()));
            found.put(OlderName.GITHUB_KIND, "github", OlderName.OF_GITHUB.get(0).variable());
        }
        return found.withDatabase(set.apply(DATABASE_URL));
    }

    private OlderEnvironment withDatabase(Optional<String> url) {
        try {
            url.map(DatabaseUrl::parse).map(DatabaseUrl::settings)
                    .ifPresent(parts -> parts.forEach((key, value) -> put(key, value, DATABASE_URL)));
            return this;
        } catch (IllegalArgumentException unreadable) {
            return new OlderEnvironment(settings, variables, Optional.of(unreadable.getMessage()));
        }
    }

    private void put(String key, String value, String variable) {
        settings.put(key, value);
        variables.put(key, variable);
    }
}
