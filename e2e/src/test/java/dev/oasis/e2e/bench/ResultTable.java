package dev.oasis.e2e.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The result as a Markdown table that also reads well as plain text. */
final class ResultTable {

    private static final String HEAD = """
            | case | answer | req/s, median | min – max | ÷ bare | ÷ nginx | CPU µs | ÷ bare, by CPU | core used | bytes allocated | above bare |
            |:--------------------------------------------|----:|--------:|:-----------------:|-----:|-----:|-----:|-----:|------:|------:|------:|
            """;
    private static final String ROW = "| %-43s | %3d | %,7.0f | %,7.0f – %,7.0f | %4.2f | %4.2f | %4.1f | %4.2f | %3.0f %% "
            + "| %5s | %5s |";

    private ResultTable() {
    }

    /** @param bare the rows of each status and load that the others are compared with; {@code nginx} likewise */
    static String of(List<Row> rows, List<Row> bare, List<Row> nginx) {
        return HEAD + rows.stream().map(row -> line(row, like(row, bare), like(row, nginx)))
                .collect(Collectors.joining("\n")) + "\n";
    }

    private static String line(Row row, Row bare, Row nginx) {
        double allocated = row.median(Turn::allocated);
        return String.format(Locale.ROOT, ROW, row.subject().name(), row.subject().status(), row.median(Turn::perSecond),
                row.lowestPerSecond(),
                row.highestPerSecond(), row.medianQuotient(bare, Turn::perSecond), row.medianQuotient(nginx, Turn::perSecond),
                row.median(Turn::cpuMicros), bare.medianQuotient(row, Turn::cpuMicros),
                100 * row.median(Turn::cpuShare), bytes(allocated, 0), bytes(allocated, bare.median(Turn::allocated)));
    }

    private static String bytes(double allocated, double base) {
        return allocated < 0 ? "–" : String.format(Locale.ROOT, "%,.0f", allocated - base);
    }

    private static Row like(Row row, List<Row> candidates) {
        return candidates.stream().filter(candidate -> candidate.subject().kind().equals(row.subject().kind())).findFirst()
                .orElseThrow();
    }
}
