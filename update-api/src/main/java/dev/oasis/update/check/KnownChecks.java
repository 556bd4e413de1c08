package dev.oasis.update.check;

/**
 * Addresses of checks that were answered before, by their raw path. Clients of one version ask one address, so a few thousand
 * of them make nearly all requests, and reading one costs more than answering it. In a fixed number of places, each path in
 * one of two: the one that was put there last, and the one before. What is pushed out is read again. For any thread, without
 * locks: whoever comes second overwrites, and what a place holds is whole.
 */
final class KnownChecks {

    /** So that no path that somebody makes up takes much room. Real ones have about forty characters. */
    static final int MAX_PATH = 128;

    private final Place[] places;

    /** @param size how many paths are held at most; a power of two */
    KnownChecks(int size) {
        if (size < 2 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("The number of places must be a power of two, not " + size);
        }
        this.places = new Place[size];
    }

    /** The check at this path, or null. Allocates nothing. */
    KnownCheck find(String path) {
        int first = placeOf(path);
        Place place = places[first];
        if (place == null || !place.path.equals(path)) {
            place = places[first ^ 1];
        }
        return place != null && place.path.equals(path) ? place.check : null;
    }

    void remember(String path, KnownCheck check) {
        if (path.length() <= MAX_PATH) {
            int first = placeOf(path);
            Place older = places[first];
            if (older != null) {
                places[first ^ 1] = older;
            }
            places[first] = new Place(path, check);
        }
    }

    // Texts that differ in their end only differ in the low bits of their hash only.
    private int placeOf(String path) {
        int hash = path.hashCode() * 0x9e3779b9;
        return hash >>> 1 + Integer.numberOfLeadingZeros(places.length);
    }

    private static final class Place {

        private final String path;
        private final KnownCheck check;

        private Place(String path, KnownCheck check) {
            this.path = path;
            this.check = check;
        }
    }
}
