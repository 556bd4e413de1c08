package dev.oasis.admin.integration;

import java.util.Optional;

import jakarta.validation.constraints.Size;

import dev.oasis.common.provider.IntegrationKind;
import dev.oasis.common.provider.credential.Credentials;
import dev.oasis.common.provider.github.RsaPem;
import dev.oasis.common.web.problem.Problem;

/**
 * An integration whose secrets are at hand.
 *
 * @param kind {@code github_token}, {@code gitlab_token} or {@code github_app}
 * @param baseUrl of GitHub Enterprise Server or a self-hosted GitLab
 * @param token for the first two
 * @param appId for an App, with its private key in PEM and the secret of its webhook
 */
public record CreateIntegrationRequest(Optional<String> kind,
        Optional<@Size(max = 100, message = "must have at most 100 characters.") String> name,
        Optional<@Size(max = 300, message = "must have at most 300 characters.") String> baseUrl,
        Optional<@Size(min = 1, max = 1000, message = "must have 1 to 1000 characters.") String> token,
        Optional<@Size(min = 1, max = 20, message = "must have 1 to 20 digits.") String> appId,
        Optional<@Size(max = 10_000, message = "must have at most 10000 characters.") String> privateKey,
        Optional<@Size(min = 16, max = 200, message = "must have 16 to 200 characters.") String> webhookSecret) {

    /** @throws Problem {@code validation_failed} */
    IntegrationKind parsedKind() {
        return switch (kind.orElse("")) {
            case "github_token" -> IntegrationKind.GITHUB_TOKEN;
            case "gitlab_token" -> IntegrationKind.GITLAB_TOKEN;
            case "github_app" -> IntegrationKind.GITHUB_APP;
            default -> throw IntegrationProblems.wrong("kind", "must be github_token, gitlab_token or github_app.");
        };
    }

    /** @throws Problem {@code validation_failed} */
    String givenName() {
        return given("name", name);
    }

    /** @throws Problem {@code validation_failed} */
    Credentials credentials() {
        if (parsedKind() != IntegrationKind.GITHUB_APP) {
            return new Credentials.Token(given("token", token));
        }
        String number = given("appId", appId);
        String key = given("privateKey", privateKey);
        given("webhookSecret", webhookSecret);
        if (!number.matches("[0-9]{1,20}")) {
            throw IntegrationProblems.wrong("appId", "must be the App's number.");
        }
        try {
            RsaPem.parse(key);
        } catch (IllegalArgumentException unreadable) {
            throw IntegrationProblems.wrong("privateKey", unreadable.getMessage());
        }
        return new Credentials.AppKey(number, key, Optional.empty(), Optional.empty());
    }

    static String given(String field, Optional<String> value) {
        return value.filter(text -> !text.isBlank()).orElseThrow(() -> IntegrationProblems.wrong(field, "is needed."));
    }

    @Override
    public String toString() {
        return "CreateIntegrationRequest[kind=" + kind + ", name=" + name + "]";
    }
}
