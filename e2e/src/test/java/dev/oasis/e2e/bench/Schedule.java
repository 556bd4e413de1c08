package dev.oasis.e2e.bench;

/**
 * How long is measured, and how much data there is.
 *
 * @param rounds how often each case has its turn
 * @param seconds of one turn
 * @param apps in the largest catalog
 * @param releases of each app in it
 */
record Schedule(int rounds, int seconds, int apps, int releases) {

    private static final int WARM_UP_TURNS = 3;

    /** From {@code -Doasis.bench.rounds} and so on. */
    static Schedule ofSystemProperties() {
        return new Schedule(Integer.getInteger("oasis.bench.rounds", 9), Integer.getInteger("oasis.bench.seconds", 3),
                Integer.getInteger("oasis.bench.apps", 10_000), Integer.getInteger("oasis.bench.releases", 200));
    }

    /** Seconds that each case runs for before anything is measured. */
    int warmUpSeconds() {
        return WARM_UP_TURNS * seconds;
    }

    /** Seconds of all turns of a case together, for what is measured in one go. */
    int wholeSeconds() {
        return rounds * seconds;
    }
}
