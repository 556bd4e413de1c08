package dev.oasis.admin.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.oasis.common.catalog.rollout.Share;
import dev.oasis.common.statistics.ClientSketch;

class DistinctClientsTest {

    private static final Share NOBODY = new Share(0);
    private static final Share HALF = new Share(5_000);

    @Test
    void a_client_of_two_kinds_counts_once_and_with_the_larger_share() {
        List<PlacedClients> all = List.of(placed(HALF, "ann", "bob", "cat", "dan"), placed(Share.EVERYBODY, "dan", "eve"),
                placed(NOBODY, "ann", "fay"));

        assertThat(DistinctClients.of(all)).isEqualTo(6);
        assertThat(DistinctClients.reached(all)).as("dan and eve whole, ann, bob and cat by half").isEqualTo(2 + 2);
    }

    @Test
    void nobody_is_zero() {
        assertThat(DistinctClients.of(List.of())).isZero();
        assertThat(DistinctClients.reached(List.of(placed(HALF)))).isZero();
        assertThat(DistinctClients.reached(List.of(placed(NOBODY, "ann")))).isZero();
    }

    private static PlacedClients placed(Share share, String... ids) {
        ClientSketch sketch = ClientSketch.empty();
        Stream.of(ids).forEach(sketch::add);
        return new PlacedClients(new ActiveClients.OfKind(new ClientKind("stable", "1.0.0", ""), sketch, 0), "offered", share,
                NOBODY);
    }
}
