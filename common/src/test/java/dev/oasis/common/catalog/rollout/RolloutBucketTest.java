package dev.oasis.common.catalog.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutBucketTest {

    /** Computed with Python: int.from_bytes(hashlib.sha256(salt.encode() + b"\0" + id.encode()).digest()[:8], "big") % 10000 */
    @ParameterizedTest
    @CsvSource({
            "'', '', 3192",
            "salt, client, 8086",
            "sal, tclient, 4562",
            "grüße, 名前, 3384",
            "01JD8Y2K3M4N5P6Q7R8S9T0V1W, 3f1c9a52-7d1e-4a52-9d59-3a0b6f1e2c11, 8581",
            "01JD8Y2K3M4N5P6Q7R8S9T0V1W, 3f1c9a52-7d1e-4a52-9d59-3a0b6f1e2c12, 2877",
            "01JD8Y2K3M4N5P6Q7R8S9T0V1X, 3f1c9a52-7d1e-4a52-9d59-3a0b6f1e2c11, 1339",
            "r, 0, 6978", "r, 1, 6786", "r, 2, 5310", "r, 3, 7340", "r, 4, 3987", "r, 5, 369", "r, 6, 9568" })
    void places_clients_where_python_places_them(String salt, String clientId, int bucket) {
        assertThat(RolloutBucket.of(salt, clientId)).isEqualTo(bucket);
    }

    @Test
    void includes_the_places_below_the_share_only() {
        assertThat(RolloutBucket.includes(369, "r", Optional.of("5"))).isFalse();
        assertThat(RolloutBucket.includes(370, "r", Optional.of("5"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "0, false", "1, false", "9999, false", "10000, true" })
    void without_an_id_only_a_complete_rollout_includes(int basisPoints, boolean included) {
        assertThat(RolloutBucket.includes(basisPoints, "r", Optional.empty())).isEqualTo(included);
    }

    @Test
    void an_empty_rollout_includes_nobody_and_a_complete_one_everybody() {
        IntStream.range(0, 1000).mapToObj(i -> Optional.of("client-" + i)).forEach(client -> {
            assertThat(RolloutBucket.includes(0, "release", client)).isFalse();
            assertThat(RolloutBucket.includes(10_000, "release", client)).isTrue();
        });
    }

    @Test
    void a_growing_rollout_loses_nobody() {
        for (int i = 0; i < 200; i++) {
            Optional<String> client = Optional.of("client-" + i);
            boolean before = false;
            for (int share = 0; share <= 10_000; share += 50) {
                boolean included = RolloutBucket.includes(share, "release", client);
                assertThat(included || !before).as("%s at %d", client, share).isTrue();
                before = included;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 100, 1000, 5000, 9000 })
    void a_share_includes_about_that_many_clients(int share) {
        long included = IntStream.range(0, 20_000)
                .filter(i -> RolloutBucket.includes(share, "release", Optional.of("client-" + i))).count();

        assertThat(included / 20_000.0).isCloseTo(share / 10_000.0, within(0.015));
    }

    @Test
    void another_release_begins_with_other_clients() {
        long both = IntStream.range(0, 20_000).mapToObj(i -> Optional.of("client-" + i))
                .filter(client -> RolloutBucket.includes(1000, "one", client) && RolloutBucket.includes(1000, "two", client))
                .count();

        assertThat(both).isBetween(100L, 300L);
    }
}
