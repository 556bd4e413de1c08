package dev.oasis.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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
        return median(turns.stream().mapToDouble(figure));
    }

    /**
     * This row's figure by that of another, turn by turn: what slows a machine down for some seconds meets both sides of each
     * quotient, and the median leaves out the turns in which it began or ended.
     */
    double medianQuotient(Row other, ToDoubleFunction<Turn> figure) {
        return median(IntStream.range(0, turns.size())
                .mapToDouble(i -> figure.applyAsDouble(turns.get(i)) / figure.applyAsDouble(other.turns.get(i))));
    }

    private static double median(DoubleStream figures) {
        double[] sorted = figures.sorted().toArray();
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
