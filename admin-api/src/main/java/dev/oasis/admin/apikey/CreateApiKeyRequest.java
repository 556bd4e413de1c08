package dev.oasis.admin.apikey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.oasis.common.identity.Scope;
import dev.oasis.common.web.problem.Problem;

/**
 * @param scopes or {@code scope} for one alone, as the older API had it
 * @param apps ids or slugs that the key is bound to, or {@code appId} for one alone; absent for all apps
 */
public record CreateApiKeyRequest(
        @NotBlank(message = "is needed.") @Size(max = 100, message = "must have at most 100 characters.") String name,
        Optional<List<@NotNull String>> scopes,
        Optional<String> scope,
        Optional<@Size(min = 1, max = 100, message = "must name 1 to 100 apps; leave it out for all.") List<@NotNull String>> apps,
        Optional<String> appId,
        Optional<Instant> expiresAt) {

    /** @throws Problem {@code validation_failed} */
    Set<Scope> parsedScopes() {
        return RequestedScopes.parse(scopes.orElseGet(() -> scope.map(List::of).orElse(List.of())));
    }

    /** Ids or slugs, empty for all apps. */
    Optional<List<String>> boundApps() {
        return apps.or(() -> appId.map(List::of));
    }
}
