package dev.oasis.common.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.oasis.common.health.HealthStatus;

class MigrationHealthTest {

    @Test
    void a_schema_as_new_as_the_code_or_newer_is_well() {
        assertThat(MigrationHealth.judge(SchemaVersion.REQUIRED).status()).isEqualTo(HealthStatus.UP);
        assertThat(MigrationHealth.judge("99991231000000").status()).isEqualTo(HealthStatus.UP);
    }

    @Test
    void an_older_one_names_both_versions() {
        assertThat(MigrationHealth.judge("20200101000000").status()).isEqualTo(HealthStatus.DOWN);
        assertThat(MigrationHealth.judge("20200101000000").detail())
                .contains("20200101000000").contains(SchemaVersion.REQUIRED).contains("migrate");
    }
}
