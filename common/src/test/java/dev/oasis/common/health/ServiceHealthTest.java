package dev.oasis.common.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;

class ServiceHealthTest {

    private static final HealthPart WELL = part("well", () -> Uni.createFrom().item(PartState.up("Fine.")));
    private static final HealthPart OFF = part("off", () -> Uni.createFrom().item(PartState.off("Not wanted.")));

    @Test
    void all_well_is_up_and_what_is_not_configured_is_not_missed() {
        ServiceReport report = report(true, WELL, OFF);

        assertThat(report.status()).isEqualTo(HealthStatus.UP);
        assertThat(report.parts()).containsOnlyKeys("well", "off");
        assertThat(report.parts().get("well").detail()).isEqualTo("Fine.");
    }

    @Test
    void a_part_that_fails_or_throws_is_down_with_advice_and_degrades_the_service() {
        ServiceReport report = report(true, WELL,
                part("failing", () -> Uni.createFrom().failure(new IllegalStateException("secret"))),
                part("throwing", () -> {
                    throw new IllegalStateException("secret");
                }));

        assertThat(report.status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(report.parts().get("well").status()).isEqualTo(HealthStatus.UP);
        assertThat(report.parts().get("failing")).extracting(PartReport::status, PartReport::detail)
                .containsExactly(HealthStatus.DOWN, "See to failing.");
        assertThat(report.parts().get("throwing").status()).isEqualTo(HealthStatus.DOWN);
    }

    @Test
    void a_part_that_never_answers_holds_up_nobody() {
        long start = System.nanoTime();
        ServiceReport report = report(true, part("hanging", () -> Uni.createFrom().nothing()), WELL);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        assertThat(report.parts().get("hanging").status()).isEqualTo(HealthStatus.DOWN);
        assertThat(report.parts().get("hanging").latencyMs()).isBetween(1_900L, 3_900L);
        assertThat(report.parts().get("well").latencyMs()).isLessThan(1_000);
    }

    @Test
    void a_service_that_is_not_ready_is_down() {
        assertThat(report(false, WELL).status()).isEqualTo(HealthStatus.DOWN);
    }

    @Test
    void questions_that_come_together_are_one_look() {
        AtomicInteger looks = new AtomicInteger();
        ServiceHealth health = health(true, part("counted", () -> {
            looks.incrementAndGet();
            return Uni.createFrom().item(PartState.up("Fine."));
        }));

        for (int i = 0; i < 100; i++) {
            health.report().await().atMost(Duration.ofSeconds(5));
        }

        assertThat(looks).hasValue(1);
    }

    private static ServiceReport report(boolean ready, HealthPart... parts) {
        return health(ready, parts).report().await().atMost(Duration.ofSeconds(10));
    }

    private static ServiceHealth health(boolean ready, HealthPart... parts) {
        return new ServiceHealth(List.of(parts), () -> Uni.createFrom().item(ready));
    }

    private static HealthPart part(String name, Supplier<Uni<PartState>> look) {
        return new HealthPart() {

            @Override
            public String name() {
                return name;
            }

            @Override
            public Uni<PartState> look() {
                return look.get();
            }

            @Override
            public String advice() {
                return "See to " + name + ".";
            }
        };
    }
}
