package dev.oasis.common.identity;

import java.util.Arrays;
import java.util.Optional;

/** What a key may do. Each is granted by itself; {@code owner} and {@code admin} include what stands below them. */
public enum Scope {
    /** Everything, keys and people included. */
    OWNER(Scope.OWNER_NAME),
    /** Apps and all that belongs to them. */
    ADMIN(Scope.ADMIN_NAME),
    /** Releases, artifacts and installers of the apps that the key is bound to. */
    CI(Scope.CI_NAME),
    /** Reading only. */
    READ(Scope.READ_NAME);

    // Constants too, because an annotation cannot call a method.
    public static final String OWNER_NAME = "owner";
    public static final String ADMIN_NAME = "admin";
    public static final String CI_NAME = "ci";
    public static final String READ_NAME = "read";

    private final String wireName;

    Scope(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<Scope> parse(String text) {
        return Arrays.stream(values()).filter(scope -> scope.wireName.equals(text)).findFirst();
    }

    /** Whether a holder of this scope may hand out the other. */
    public boolean covers(Scope other) {
        return switch (this) {
            case OWNER -> true;
            case ADMIN -> other != OWNER;
            case CI -> other == CI;
            case READ -> other == READ;
        };
    }
}
