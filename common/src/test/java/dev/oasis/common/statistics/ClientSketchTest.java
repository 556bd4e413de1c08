package dev.oasis.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class ClientSketchTest {

    @Test
    void nobody_is_zero_and_a_few_are_exact() {
        assertThat(ClientSketch.empty().estimate()).isZero();
        assertThat(of(0, 1).estimate()).isEqualTo(1);
        assertThat(of(0, 10).estimate()).isEqualTo(10);
    }

    @Test
    void a_client_that_comes_again_changes_nothing() {
        ClientSketch sketch = ClientSketch.empty();

        assertThat(sketch.add("one")).isTrue();
        assertThat(sketch.add("one")).isFalse();
        assertThat(sketch.estimate()).isEqualTo(1);
    }

    @Test
    void many_are_told_within_a_few_percent() {
        assertThat(of(0, 100_000).estimate()).isCloseTo(100_000, withinPercentage(10));
    }

    @Test
    void merging_counts_who_is_in_both_once_and_may_be_repeated() {
        ClientSketch sketch = of(0, 6_000);
        sketch.merge(of(4_000, 10_000));
        byte[] once = sketch.state();
        sketch.merge(of(4_000, 10_000));

        assertThat(sketch.state()).isEqualTo(once).isEqualTo(of(0, 10_000).state());
    }

    @Test
    void what_was_stored_is_read() {
        ClientSketch sketch = of(0, 500);

        assertThat(ClientSketch.of(sketch.state()).state()).isEqualTo(sketch.state()).hasSize(ClientSketch.BYTES);
        assertThatIllegalArgumentException().isThrownBy(() -> ClientSketch.of(new byte[8])).withMessageContaining("not 8");
    }

    private static ClientSketch of(int from, int to) {
        ClientSketch sketch = ClientSketch.empty();
        IntStream.range(from, to).forEach(i -> sketch.add("client-" + i));
        return sketch;
    }
}
