package dev.oasis.analytics.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

class UnseenTest {

    private static final RollupKey KEY = new RollupKey("01KAPP00000000000000000001",
            Instant.parse("2026-03-01T10:00:00Z"), "check", "", "", "", "", "", "");

    @Test
    void a_sequence_counts_once_also_within_one_batch() {
        Unseen unseen = new Unseen(Map.of("A", 4L), Set.of());

        assertThat(unseen.take(List.of(delta("A", 4, 1), delta("A", 5, 2), delta("A", 5, 2), delta("A", 3, 8),
                delta("A", 6, 16)))).extracting(Contribution.Line::count).containsExactly(2L, 16L);
        assertThat(unseen.moved()).containsExactly(Map.entry("A", 6L));
    }

    @Test
    void interleaved_processes_have_sequences_of_their_own() {
        Unseen unseen = new Unseen(Map.of("A", 4L), Set.of());

        assertThat(unseen.take(List.of(delta("B", 1, 1), delta("A", 1, 2), delta("B", 2, 4), delta("A", 5, 8))))
                .extracting(Contribution.Line::count).containsExactly(1L, 4L, 8L);
        assertThat(unseen.moved()).containsExactly(Map.entry("A", 5L), Map.entry("B", 2L));
    }

    @Test
    void nothing_moves_when_all_was_seen() {
        Unseen unseen = new Unseen(Map.of("A", 4L), Set.of());

        assertThat(unseen.take(List.of(delta("A", 4, 1)))).isEmpty();
        assertThat(unseen.moved()).isEmpty();
    }

    @Test
    void a_report_counts_once_also_within_one_batch() {
        Unseen unseen = new Unseen(Map.of(), Set.of("E1", "E2"));

        assertThat(unseen.take(List.of(report("E1"), report("E0"), report("E1"), report("E2")))).hasSize(2);
    }

    private static Contribution delta(String bootId, long sequence, long count) {
        return new Contribution.Delta(bootId, sequence, List.of(new Contribution.Line(KEY, count)));
    }

    private static Contribution report(String eventId) {
        return new Contribution.Report(eventId, new Contribution.Line(KEY, 1));
    }
}
