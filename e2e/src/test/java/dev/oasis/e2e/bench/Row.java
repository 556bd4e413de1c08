package dev.oasis.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A subject and its turns so far. */
final class Row {

    private final Subject subject;
    private final List<Turn> turns = new ArrayList<>();

    Row(Subject subject) {
        this.subject = subject;
    }

    Subject subject() {
        return subject;
    }

    void add(Turn turn) {
        turns.add(turn);
    }

    double median(ToDoubleFunction<Turn> figure) {
        double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double lowestPerSecond() {
        return turns.stream().mapToDouble(Turn::perSecond).min().orElseThrow();
    }

    double highestPerSecond() {
        return turns.stream().mapToDouble(Turn::perSecond).max().orElseThrow();
    }
}
