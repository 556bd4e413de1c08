package dev.oasis.e2e.bench;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Measures rows side by side. */
final class Rows {

    private Rows() {
    }

    /**
     * Warms each row up, then lets them take turns, those next to each other that are compared, so that a change of the
     * machine's pace meets all of them.
     */
    static void measure(List<Row> rows, Schedule schedule) throws IOException {
        for (Row row : rows) {
            row.subject().check();
            row.subject().load(schedule.warmUpSeconds());
        }
        Collection<List<Row>> compared = rows.stream()
                .collect(Collectors.groupingBy(row -> row.subject().kind(), LinkedHashMap::new, Collectors.toList())).values();
        for (int round = 0; round < schedule.rounds(); round++) {
            for (Row row : compared.stream().flatMap(List::stream).toList()) {
                row.add(row.subject().load(schedule.seconds()));
            }
        }
        for (Row row : rows) {
            row.subject().check();
        }
    }
}
