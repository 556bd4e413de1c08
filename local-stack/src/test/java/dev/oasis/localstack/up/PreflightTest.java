package dev.oasis.localstack.up;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class PreflightTest {

    private final OasisHome home = new OasisHome(Path.of("/data/oasis"));

    @Test
    void too_little_disk_is_named_with_the_way_out() {
        assertThatThrownBy(() -> Preflight.requireDisk(home, 300L << 20)).isInstanceOf(LaunchFailure.class)
                .hasMessage("Only 300 MiB are free on the disk of /data/oasis, and 1024 MiB are needed. "
                        + "Free some, or set OASIS_HOME to a directory on another disk.");
    }

    @Test
    void one_gibibyte_is_enough() {
        assertThatCode(() -> Preflight.requireDisk(home, 1L << 30)).doesNotThrowAnyException();
    }
}
