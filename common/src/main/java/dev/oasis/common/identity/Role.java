package dev.oasis.common.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person is, for all apps or for some, and the scopes that this gives. */
public enum Role {
    OWNER(Set.of(Scope.OWNER)),
    ADMIN(Set.of(Scope.ADMIN)),
    /** Makes releases, and looks around like a viewer. */
    DEVELOPER(Set.of(Scope.CI, Scope.READ)),
    VIEWER(Set.of(Scope.READ));

    private final Set<Scope> scopes;

    Role(Set<Scope> scopes) {
        this.scopes = scopes;
    }

    public Set<Scope> scopes() {
        return scopes;
    }

    /** @throws IllegalArgumentException for an owner of some apps */
    public Set<Grant> on(AppBinding apps) {
        return scopes.stream().map(scope -> new Grant(scope, apps)).collect(Collectors.toUnmodifiableSet());
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> parse(String text) {
        return Arrays.stream(values()).filter(role -> role.wireName().equals(text)).findFirst();
    }
}
