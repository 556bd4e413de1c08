package dev.oasis.common.catalog.reader;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has changed in the catalog up to one version of it.
 *
 * @param version of the catalog after these changes
 * @param apps those that changed, as they are at that version
 * @param gone ids of apps that are no longer there
 */
public record CatalogUpdate(long version, List<AppOffering> apps, Set<String> gone) {

    public CatalogUpdate {
        apps = List.copyOf(apps);
        gone = Set.copyOf(gone);
    }

    /** @param portions of one update, at least one, all at the same version */
    static CatalogUpdate together(List<CatalogUpdate> portions) {
        return new CatalogUpdate(portions.get(0).version(),
                portions.stream().flatMap(portion -> portion.apps().stream()).toList(),
                portions.stream().flatMap(portion -> portion.gone().stream()).collect(Collectors.toSet()));
    }
}
