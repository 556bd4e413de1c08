package dev.oasis.update.check;

import dev.oasis.update.snapshot.CatalogSnapshot;

/**
 * What known checks come to at one state of the catalog, for clients that say nothing of themselves. It goes with that state,
 * so that nothing of an older one is held. For any thread, without locks: whoever comes second overwrites, and what a place
 * holds is whole.
 */
final class SettledChecks {

    private final CatalogSnapshot catalog;
    private final Place[] places;

    /** @param size how many are held at most; a power of two */
    SettledChecks(CatalogSnapshot catalog, int size) {
        this.catalog = catalog;
        this.places = new Place[size];
    }

    boolean isOf(CatalogSnapshot snapshot) {
        return catalog == snapshot;
    }

    /** Null when this check is not settled yet. Allocates nothing. */
    SettledCheck find(KnownCheck check) {
        Place place = places[check.number() & places.length - 1];
        return place != null && place.check == check ? place.settled : null;
    }

    void keep(KnownCheck check, SettledCheck settled) {
        places[check.number() & places.length - 1] = new Place(check, settled);
    }

    private static final class Place {

        private final KnownCheck check;
        private final SettledCheck settled;

        private Place(KnownCheck check, SettledCheck settled) {
            this.check = check;
            this.settled = settled;
        }
    }
}
