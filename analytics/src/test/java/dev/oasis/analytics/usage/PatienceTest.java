package dev.oasis.analytics.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;

class PatienceTest {

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void curable_failures_are_tried_again_until_it_works() {
        String answer = new Patience().<String> until("The test", IOException.class::isInstance,
                () -> attempts.incrementAndGet() < 4
                        ? Uni.createFrom().failure(new IOException("away"))
                        : Uni.createFrom().item("done"))
                .await().atMost(Duration.ofSeconds(20));

        assertThat(answer).isEqualTo("done");
        assertThat(attempts).hasValue(4);
    }

    @Test
    void any_other_failure_ends_the_trying_and_comes_out_as_it_is() {
        IllegalStateException refusal = new IllegalStateException("never");

        assertThatThrownBy(() -> new Patience().until("The test", IOException.class::isInstance,
                () -> attempts.incrementAndGet() < 2
                        ? Uni.createFrom().failure(new IOException("away"))
                        : Uni.createFrom().failure(refusal))
                .await().atMost(Duration.ofSeconds(20))).isSameAs(refusal);
        assertThat(attempts).hasValue(2);
    }
}
