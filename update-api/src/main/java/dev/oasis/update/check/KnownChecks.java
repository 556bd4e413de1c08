package dev.oasis.update.check;

/**
 * Checks that were answered before, by the raw path of their address. Clients of one version ask one address, so a few thousand
 * of them make nearly all requests, and reading one costs more than answering it. In a fixed number of places, a few of them
 * for each path: what is put there pushes out the oldest, which is read again. For any thread, without locks: whoever comes
 * second overwrites, and what a place holds is whole.
 */
final class KnownChecks {

    /** So that no path that somebody makes up takes much room. Real ones have about forty characters. */
    static final int MAX_PATH = 128;
    private static final int WAYS = 4;

    private final KnownCheck[] places;

    /** @param size how many are held at most; a power of two */
    KnownChecks(int size) {
        if (size < WAYS || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("The number of places must be a power of two, not " + size);
        }
        this.places = new KnownCheck[size];
    }

    /** The check at this path, or null. Allocates nothing. */
    KnownCheck find(String path) {
        int first = firstOf(path);
        for (int place = first; place < first + WAYS; place++) {
            KnownCheck check = places[place];
            if (check != null && check.isAt(path)) {
                return check;
            }
        }
        return null;
    }

    void remember(KnownCheck check) {
        if (check.path().length() <= MAX_PATH) {
            int first = firstOf(check.path());
            System.arraycopy(places, first, places, first + 1, WAYS - 1);
            places[first] = check;
        }
    }

    // The finalizer of MurmurHash3: texts that differ in a few digits only have hashes that differ in a pattern.
    private int firstOf(String path) {
        int hash = path.hashCode();
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return (hash ^ hash >>> 16) & places.length - WAYS;
    }
}
