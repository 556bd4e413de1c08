package dev.oasis.common.catalog.decision;

import static dev.oasis.common.catalog.decision.Sample.catalog;
import static dev.oasis.common.catalog.decision.Sample.release;
import static dev.oasis.common.catalog.decision.Sample.rollout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.catalog.version.TauriVersion;

class AppCatalogTest {

    @Test
    void puts_the_highest_release_and_the_most_stable_channel_first() {
        List<OfferedChannel> channels = List.of(new OfferedChannel("beta", 20), new OfferedChannel("stable", 0));
        List<OfferedRelease> releases = List.of(release("1.9.0").build(), release("1.10.0").build(),
                release("1.10.0-rc.1").build());

        AppCatalog catalog = new AppCatalog("app", "01", channels, AppOptions.DEFAULT, releases);

        assertThat(catalog.channels()).extracting(OfferedChannel::name).containsExactly("stable", "beta");
        assertThat(catalog.releases()).extracting(found -> found.version().toString())
                .containsExactly("1.10.0", "1.10.0-rc.1", "1.9.0");
    }

    @Test
    void does_not_change_with_the_lists_that_it_was_made_from() {
        List<OfferedRelease> releases = new ArrayList<>(List.of(release("1.0.0").build()));
        AppCatalog catalog = new AppCatalog("app", "01", Sample.CHANNELS, AppOptions.DEFAULT, releases);

        releases.clear();

        assertThat(catalog.releases()).hasSize(1);
    }

    @Test
    void refuses_one_version_twice() {
        assertThatThrownBy(() -> catalog(release("1.0.0"), release("v1.0.0"))).hasMessageContaining("1.0.0")
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_a_rollout_on_a_channel_that_is_not_there() {
        assertThatThrownBy(() -> catalog(release("1.0.0").on(rollout("gamma", 1)))).hasMessageContaining("gamma")
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_two_channels_of_one_name() {
        List<OfferedChannel> channels = List.of(new OfferedChannel("beta", 20), new OfferedChannel("beta", 10));

        assertThatThrownBy(() -> new AppCatalog("app", "01", channels, AppOptions.DEFAULT, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_two_rollouts_of_a_release_on_one_channel() {
        Sample release = release("1.0.0").on(rollout("beta", 1), rollout("beta", 2));

        assertThatThrownBy(release::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_a_published_release_without_a_date() {
        Optional<Instant> never = Optional.empty();

        assertThatThrownBy(() -> new OfferedRelease("id", TauriVersion.of("1.0.0"), ReleaseStatus.PUBLISHED,
                Optional.empty(), ReleaseTerms.PLAIN, Optional.empty(), never, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = { -1, 10_001 })
    void refuses_a_share_out_of_range(int basisPoints) {
        assertThatThrownBy(() -> rollout("stable", basisPoints)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_a_bundle_of_another_systems_kind() {
        assertThatThrownBy(() -> Sample.artifact("linux-x86_64 msi")).isInstanceOf(IllegalArgumentException.class);
    }
}
