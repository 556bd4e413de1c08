package dev.oasis.e2e.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** How long a subject's clients wait at half of the rate that it can bear, turn by turn. */
final class LatencyRow {

    static final String HEAD = """
            | case | answer | top req/s | sent req/s | requests | median ms | 99 %, median turn | 99 %, best – worst turn | 99 %, all | 99.9 %, all | longest |
            |:-----------------------------|----:|--------:|--------:|----------:|--------:|--------:|:-----------------:|--------:|--------:|--------:|
            """;
    private static final String ROW = "| %-28s | %3d | %,7.0f | %,7.0f | %,9d | %,7.2f | %,7.2f | %,7.2f – %,7.2f | %,7.2f | %,7.2f | %,7.2f |%n";
    private static final int CONNECTIONS = 256;
    private static final double PERCENTILE_99 = 0.99;

    private final Subject subject;
    private final List<Double> rates = new ArrayList<>();
    private final List<Quantiles> turns = new ArrayList<>();

    LatencyRow(Subject subject) {
        this.subject = subject;
    }

    Subject subject() {
        return subject;
    }

    /** One turn with as many requests as it can answer. */
    void findTopRate(int seconds) {
        rates.add(subject.load(seconds).perSecond());
    }

    /** Requests on schedule that do not count: the generator is a program of this JVM, which must be warm as well. */
    void warmUp(int seconds) throws IOException {
        load(seconds);
    }

    /** One turn of requests on schedule. */
    void measure(int seconds) throws IOException {
        turns.add(load(seconds));
    }

    private Quantiles load(int seconds) throws IOException {
        return new OpenLoop(subject.server().port(), subject.paths().first(), subject.status(), CONNECTIONS)
                .run(topRate() / 2, seconds);
    }

    private double topRate() {
        return median(rates.stream().mapToDouble(Double::doubleValue));
    }

    String cells() {
        Quantiles all = Quantiles.ofAll(turns);
        double[] late = turns.stream().mapToDouble(turn -> turn.millis(PERCENTILE_99)).sorted().toArray();
        return String.format(Locale.ROOT, ROW, subject.name(), subject.status(), topRate(), topRate() / 2, all.count(),
                all.millis(0.5), median(DoubleStream.of(late)), late[0], late[late.length - 1], all.millis(PERCENTILE_99),
                all.millis(0.999), all.millis(1));
    }

    private static double median(DoubleStream figures) {
        double[] sorted = figures.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
