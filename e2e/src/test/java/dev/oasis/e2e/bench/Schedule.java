package dev.oasis.e2e.bench;

/**
 * How long is measured.
 *
 * @param rounds how often each case has its turn
 * @param seconds of one turn
 */
record Schedule(int rounds, int seconds) {

    /** From {@code -Doasis.bench.rounds} and {@code -Doasis.bench.seconds}. */
    static Schedule ofSystemProperties() {
        return new Schedule(Integer.getInteger("oasis.bench.rounds", 3), Integer.getInteger("oasis.bench.seconds", 8));
    }

    /** Seconds that each case runs for before anything is measured. */
    int warmUpSeconds() {
        return seconds + seconds / 2;
    }
}
