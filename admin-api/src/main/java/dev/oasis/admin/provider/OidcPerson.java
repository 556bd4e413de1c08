package dev.oasis.admin.provider;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.vertx.core.json.JsonObject;

/** From the standard claims (OpenID Connect Core 1.0, 5.1) to a person. */
final class OidcPerson {

    private OidcPerson() {
    }

    static ProvenPerson of(String provider, String issuer, JsonObject claims) {
        String subject = claims.getString("sub");
        Optional<String> email = text(claims, "email");
        // Some providers write the truth as text.
        boolean verified = "true".equals(String.valueOf(claims.getValue("email_verified")));
        String name = Stream.of("name", "preferred_username", "email").flatMap(claim -> text(claims, claim).stream())
                .findFirst().orElse(subject);
        return new ProvenPerson(provider, issuer, subject, name, Optional.empty(), email,
                verified ? email.map(address -> Set.of(address.toLowerCase(Locale.ROOT))).orElse(Set.of()) : Set.of());
    }

    private static Optional<String> text(JsonObject claims, String name) {
        return claims.getValue(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
