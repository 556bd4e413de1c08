package dev.oasis.common.catalog.target;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** From which version of each operating system on a release runs. A system that is not named has no minimum. Immutable. */
public final class MinimumOs {

    public static final MinimumOs NONE = new MinimumOs(Map.of());

    private final Map<OperatingSystem, OsVersion> versions;

    public MinimumOs(Map<OperatingSystem, OsVersion> versions) {
        this.versions = new EnumMap<>(OperatingSystem.class);
        this.versions.putAll(versions);
    }

    /** Unmodifiable. */
    public Map<OperatingSystem, OsVersion> versions() {
        return Collections.unmodifiableMap(versions);
    }

    public Optional<OsVersion> on(OperatingSystem system) {
        return Optional.ofNullable(versions.get(system));
    }

    /** Whether a client runs it; one that does not tell its system's version is taken to. */
    public boolean admits(RequestedTarget target, Optional<OsVersion> told) {
        if (versions.isEmpty() || told.isEmpty() || target.operatingSystem().isEmpty()) {
            return true;
        }
        OsVersion minimum = versions.get(target.operatingSystem().get());
        return minimum == null || told.get().isAtLeast(minimum);
    }

    /** Whether each version of this system that the other admits is admitted here too. */
    public boolean admitsAllOf(MinimumOs other, OperatingSystem system) {
        OsVersion mine = versions.get(system);
        OsVersion others = other.versions.get(system);
        return mine == null || others != null && others.isAtLeast(mine);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MinimumOs that && versions.equals(that.versions);
    }

    @Override
    public int hashCode() {
        return versions.hashCode();
    }

    @Override
    public String toString() {
        return versions.toString();
    }
}
