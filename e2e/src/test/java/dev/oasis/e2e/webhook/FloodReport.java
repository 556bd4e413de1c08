package dev.oasis.e2e.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.oasis.e2e.platform.Repository;
import dev.oasis.e2e.webhook.Flood.Attempt;
import dev.oasis.e2e.webhook.Flood.Phase;

/** What a flood has yielded, as a table in {@code e2e/target/flood.md} and in the output. */
final class FloodReport {

    private final StringBuilder text = new StringBuilder("\n| phase | sent | answers | p50 ms | p99 ms | longest ms |\n"
            + "|---|---|---|---|---|---|\n");

    FloodReport(List<Phase> phases) {
        phases.forEach(phase -> row(phase.name(), phase.attempts()));
        row("**quiet phases**", phases.stream().filter(Phase::quiet).flatMap(phase -> phase.attempts().stream()).toList());
        row("**all**", phases.stream().flatMap(phase -> phase.attempts().stream()).toList());
        row("**all 202**", phases.stream().flatMap(phase -> phase.attempts().stream())
                .filter(attempt -> attempt.status() == 202).toList());
    }

    private void row(String name, List<Attempt> attempts) {
        List<Double> millis = new ArrayList<>(attempts.stream().map(Attempt::millis).sorted().toList());
        Map<Integer, Long> answers = attempts.stream()
                .collect(Collectors.groupingBy(Attempt::status, TreeMap::new, Collectors.counting()));
        text.append(String.format(Locale.ROOT, "| %s | %d | %s | %.1f | %.1f | %.1f |%n", name, attempts.size(),
                answers.entrySet().stream().map(answer -> answer.getValue() + " × " + answer.getKey())
                        .collect(Collectors.joining(", ")),
                at(millis, 0.5), at(millis, 0.99), at(millis, 1)));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
    }

    void add(String line) {
        text.append('\n').append(line).append('\n');
    }

    void print() {
        System.out.println(text);
        try {
            Files.writeString(Repository.root().resolve("e2e/target/flood.md"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
