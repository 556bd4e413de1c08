package dev.oasis.update.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.oasis.common.health.HealthStatus;
import dev.oasis.common.health.PartState;

class CatalogHealthTest {

    @Test
    void a_catalog_that_the_database_has_just_confirmed_is_well() {
        assertThat(CatalogHealth.judge(7, Duration.ofMillis(400)))
                .isEqualTo(PartState.up("Checks are answered from version 7 of the catalog, confirmed 0 s ago."));
    }

    @Test
    void one_that_grows_old_is_told() {
        PartState old = CatalogHealth.judge(7, Duration.ofMinutes(10));

        assertThat(old.status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(old.detail()).contains("not confirmed for 600 s").contains("not offered until it answers");
    }

    @Test
    void none_is_down() {
        PartState none = new CatalogHealth(new HeldCatalog()).look().await().indefinitely();

        assertThat(none.status()).isEqualTo(HealthStatus.DOWN);
        assertThat(none.detail()).startsWith("No catalog was loaded yet");
    }
}
