package dev.oasis.update.check;

import dev.oasis.update.snapshot.CatalogSnapshot;

/**
 * What known checks come to at one state of the catalog, for clients that say nothing of themselves. It goes with that state,
 * so that nothing of an older one is held. For any thread, without locks: whoever comes second overwrites, and what a place
 * holds is whole.
 */
final class SettledChecks {

    private final CatalogSnapshot catalog;
    private final SettledCheck[] places;

    /** @param size how many are held at most; a power of two */
    SettledChecks(CatalogSnapshot catalog, int size) {
        this.catalog = catalog;
        this.places = new SettledCheck[size];
    }

    boolean isOf(CatalogSnapshot snapshot) {
        return catalog == snapshot;
    }

    /** Null when this check is not settled yet. Allocates nothing. */
    SettledCheck find(KnownCheck check) {
        SettledCheck settled = places[placeOf(check)];
        return settled != null && settled.check() == check ? settled : null;
    }

    void keep(SettledCheck settled) {
        places[placeOf(settled.check())] = settled;
    }

    private int placeOf(KnownCheck check) {
        return check.number() & places.length - 1;
    }
}
