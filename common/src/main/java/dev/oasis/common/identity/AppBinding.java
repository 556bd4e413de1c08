package dev.oasis.common.identity;

import java.util.HashSet;
import java.util.Set;

/**
 * Which apps a grant reaches.
 *
 * @param all whether every app is meant, those to come included
 * @param ids the apps that are meant otherwise; an empty set reaches none
 */
public record AppBinding(boolean all, Set<String> ids) {

    public static final AppBinding ALL = new AppBinding(true, Set.of());
    public static final AppBinding NONE = new AppBinding(false, Set.of());

    /** @throws IllegalArgumentException when apps are named beside all apps */
    public AppBinding {
        ids = Set.copyOf(ids);
        if (all && !ids.isEmpty()) {
            throw new IllegalArgumentException("All apps are bound already, so none can be named: " + ids);
        }
    }

    public static AppBinding only(Set<String> ids) {
        return new AppBinding(false, ids);
    }

    public boolean reaches(String appId) {
        return all || ids.contains(appId);
    }

    /** Whether each app that the other reaches is reached by this too. */
    public boolean covers(AppBinding other) {
        return all || !other.all && ids.containsAll(other.ids);
    }

    /** What either of the two reaches. */
    public AppBinding and(AppBinding other) {
        if (all || other.all) {
            return ALL;
        }
        Set<String> both = new HashSet<>(ids);
        both.addAll(other.ids);
        return only(both);
    }
}
