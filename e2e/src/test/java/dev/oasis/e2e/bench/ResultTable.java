package dev.oasis.e2e.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The result as a Markdown table that also reads well as plain text. */
final class ResultTable {

    private static final String HEAD = """
            | case | answer | req/s, median | min – max | ÷ bare route | ÷ nginx | CPU µs/request | core used |
            |:-----------------------------|----:|--------:|:----------------:|-----:|-----:|-----:|-----:|
            """;
    private static final String ROW = "| %-28s | %3d | %,7.0f | %,7.0f – %,7.0f | %4.2f | %4.2f | %4.1f | %3.0f %% |";

    private ResultTable() {
    }

    /** @param bare the row of each status that the others are compared with; {@code nginx} likewise */
    static String of(List<Row> rows, List<Row> bare, List<Row> nginx) {
        return HEAD + rows.stream().map(row -> line(row, ofStatus(bare, row), ofStatus(nginx, row)))
                .collect(Collectors.joining("\n")) + "\n";
    }

    private static String line(Row row, Row bare, Row nginx) {
        double perSecond = row.median(Turn::perSecond);
        return String.format(Locale.ROOT, ROW, row.subject().name(), row.subject().status(), perSecond, row.lowestPerSecond(),
                row.highestPerSecond(), perSecond / bare.median(Turn::perSecond), perSecond / nginx.median(Turn::perSecond),
                row.median(Turn::cpuMicros), 100 * row.median(Turn::cpuShare));
    }

    private static Row ofStatus(List<Row> candidates, Row row) {
        return candidates.stream().filter(candidate -> candidate.subject().status() == row.subject().status()).findFirst()
                .orElseThrow();
    }
}
