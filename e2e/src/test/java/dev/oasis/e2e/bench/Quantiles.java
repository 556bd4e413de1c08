package dev.oasis.e2e.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Some durations in nanoseconds, in order of length. */
final class Quantiles {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;

    Quantiles(long[] nanos) {
        this.sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    static Quantiles ofAll(List<Quantiles> parts) {
        return new Quantiles(parts.stream().flatMapToLong(part -> Arrays.stream(part.sorted)).toArray());
    }

    int count() {
        return sorted.length;
    }

    /** @param share 0.5 for the median, 1 for the longest */
    double millis(double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))] / NANOS_PER_MILLI;
    }

    /** Cells of a table: median, 99th percentile, 99.9th, longest, in milliseconds. */
    String cells() {
        return String.format(Locale.ROOT, "%,7.2f | %,7.2f | %,7.2f | %,7.2f", millis(0.5), millis(0.99), millis(0.999),
                millis(1));
    }
}
