package dev.oasis.common.catalog.reader;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import dev.oasis.common.catalog.decision.AppCatalog;

/**
 * All that an app gives to clients and people, at one committed state.
 *
 * @param installable releases that people can install, the highest version first
 * @param versions every version that was ever published, archived ones too
 */
public record AppOffering(AppCatalog catalog, List<InstallableRelease> installable, VersionNames versions) {

    public AppOffering {
        Objects.requireNonNull(catalog);
        installable = installable.stream().sorted(Comparator.comparing(InstallableRelease::version).reversed()).toList();
        Objects.requireNonNull(versions);
    }
}
