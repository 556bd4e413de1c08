package dev.oasis.ingest.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;

class InboxPressureTest {

    private final InboxPressure pressure = new InboxPressure(20);
    private final List<UniEmitter<? super String>> entering = new ArrayList<>();

    private Cancellable enter() {
        return pressure.during(Uni.createFrom().<String> emitter(entering::add)).subscribe().with(stored -> {
        }, failure -> {
        });
    }

    @Test
    void a_few_deliveries_at_one_time_are_no_pressure_and_many_are() {
        for (int i = 0; i < 8; i++) {
            enter();
        }
        assertThat(pressure.isHigh()).isFalse();

        enter();

        assertThat(pressure.isHigh()).isTrue();
    }

    @Test
    void pressure_ends_with_each_delivery_that_is_stored_fails_or_is_given_up() {
        for (int i = 0; i < 7; i++) {
            enter();
        }
        enter();
        enter();
        Cancellable last = enter();
        assertThat(pressure.isHigh()).isTrue();

        entering.get(0).complete("stored");
        assertThat(pressure.isHigh()).isTrue();
        entering.get(1).fail(new IllegalStateException("away"));
        assertThat(pressure.isHigh()).isFalse();
        enter();
        assertThat(pressure.isHigh()).isTrue();
        last.cancel();

        assertThat(pressure.isHigh()).isFalse();
    }

    @Test
    void one_delivery_too_many_is_refused_at_once_and_the_next_is_not() {
        for (int i = 0; i < 20; i++) {
            enter();
        }

        assertThatThrownBy(() -> pressure.during(Uni.createFrom().item("stored")).await().indefinitely())
                .isInstanceOfSatisfying(Problem.class,
                        refused -> assertThat(refused.code()).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE));

        entering.get(0).complete("stored");
        assertThat(pressure.during(Uni.createFrom().item("stored")).await().indefinitely()).isEqualTo("stored");
    }
}
