package dev.oasis.e2e.bench;

import java.io.IOException;
import java.util.List;

/** Measures rows side by side. */
final class Rows {

    private Rows() {
    }

    /** Warms each row up, then lets them take turns, so that a change of the machine's pace meets all of them. */
    static void measure(List<Row> rows, Schedule schedule) throws IOException {
        for (Row row : rows) {
            row.subject().check();
            row.subject().load(schedule.warmUpSeconds());
        }
        for (int round = 0; round < schedule.rounds(); round++) {
            for (Row row : rows) {
                row.add(row.subject().load(schedule.seconds()));
            }
        }
        for (Row row : rows) {
            row.subject().check();
        }
    }
}
