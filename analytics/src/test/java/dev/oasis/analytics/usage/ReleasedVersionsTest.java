package dev.oasis.analytics.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class ReleasedVersionsTest {

    private static final String APP = "01KAPP00000000000000000001";
    private static final ReleasedVersions VERSIONS = new ReleasedVersions(
            Set.of(new ReleasedVersions.AppVersion(APP, "1.0.0"),
                    new ReleasedVersions.AppVersion("01KAPP00000000000000000002", "2.0.0")));

    @Test
    void a_report_of_a_version_that_the_app_never_released_counts_as_other() {
        Contribution restricted = VERSIONS.restrict(new Contribution.Report("E", line("1.0.0", "2.0.0")));

        assertThat(restricted).isEqualTo(new Contribution.Report("E", line("1.0.0", "other")));
    }

    @Test
    void an_absent_version_stays_absent() {
        Contribution restricted = VERSIONS.restrict(new Contribution.Report("E", line("", "1.0.0")));

        assertThat(restricted).isEqualTo(new Contribution.Report("E", line("", "1.0.0")));
    }

    @Test
    void the_counters_of_update_api_are_taken_as_they_are() {
        Contribution delta = new Contribution.Delta("B", 1, List.of(line("9.9.9", "9.9.9")));

        assertThat(VERSIONS.restrict(delta)).isSameAs(delta);
    }

    private static Contribution.Line line(String current, String release) {
        return new Contribution.Line(new RollupKey(APP, Instant.parse("2026-03-01T10:00:00Z"), "client_started", "", current,
                release, "", "", ""), 1);
    }
}
