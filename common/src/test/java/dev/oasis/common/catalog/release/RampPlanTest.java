package dev.oasis.common.catalog.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.catalog.release.RampPlan.Step;
import dev.oasis.common.catalog.rollout.Share;

class RampPlanTest {

    @ParameterizedTest
    @ValueSource(strings = { "", "1000@3600", "1000@3600,5000@86400,10000@172800" })
    void is_written_and_read_as_text(String text) {
        assertThat(RampPlan.ofText(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "0@60", "1000@0", "1000@60,1000@120", "1000@60,500@120", "1000@120,2000@60", "1000@60,2000@60",
            "1000@31536001" })
    void refuses_steps_that_do_not_grow_in_time(String text) {
        assertThatThrownBy(() -> RampPlan.ofText(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_more_steps_than_anybody_needs() {
        List<Step> steps = IntStream.rangeClosed(1, RampPlan.MAX_STEPS + 1)
                .mapToObj(i -> new Step(new Share(i), Duration.ofHours(i))).toList();

        assertThatThrownBy(() -> new RampPlan(steps)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new RampPlan(steps.subList(0, RampPlan.MAX_STEPS)).text().length()).isLessThan(500);
    }
}
