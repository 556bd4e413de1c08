package dev.oasis.common.catalog.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.oasis.common.catalog.version.TauriVersion;
import dev.oasis.common.web.problem.FieldError;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

class ChannelChoiceTest {

    private static final List<Channel> INITIAL = ChannelChoice.initial("app1");

    @ParameterizedTest
    @CsvSource({ "1.4.0, stable, 0", "1.4.0+build.7, stable, 0", "1.4.0-beta.2, beta, 20", "1.4.0-alpha, alpha, 30" })
    void the_version_decides_when_nothing_is_asked(String version, String channel, short stability) {
        Channel chosen = choose(Optional.empty(), version);

        assertThat(chosen.name).isEqualTo(channel);
        assertThat(chosen.stability).isEqualTo(stability);
        assertThat(INITIAL).contains(chosen);
    }

    @ParameterizedTest
    @CsvSource({ "beta, 1.4.0", "stable, 1.4.0-beta.2", "alpha, 1.4.0-0.3" })
    void what_is_asked_outranks_the_label(String asked, String version) {
        assertThat(choose(Optional.of(asked), version).name).isEqualTo(asked);
    }

    @Test
    void a_label_without_a_channel_makes_one_less_stable_than_the_initial_ones() {
        Channel chosen = choose(Optional.empty(), "1.4.0-nightly.20260131");

        assertThat(chosen.name).isEqualTo("nightly");
        assertThat(chosen.appId).isEqualTo("app1");
        assertThat(INITIAL).doesNotContain(chosen).allMatch(channel -> channel.stability < chosen.stability);
    }

    @Test
    void a_pre_release_never_slips_into_stable_by_its_label() {
        assertThat(problem(Optional.empty(), "1.4.0-stable.1").code()).isEqualTo(ProblemCode.CHANNEL_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource({ "1.4.0-1", "1.4.0-0.3.7", "1.4.0-RC1", "1.4.0-x", "1.4.0-a--b" })
    void a_label_that_cannot_be_a_channel_asks_for_one(String version) {
        Problem problem = problem(Optional.empty(), version);

        assertThat(problem.code()).isEqualTo(ProblemCode.CHANNEL_REQUIRED);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("channel");
    }

    @Test
    void a_label_that_is_a_segment_of_the_routes_makes_no_channel() {
        assertThat(problem(Optional.empty(), "1.4.0-latest.1").code()).isEqualTo(ProblemCode.SLUG_RESERVED);
    }

    @Test
    void a_channel_that_the_app_has_not_is_refused_with_those_that_it_has() {
        Problem problem = problem(Optional.of("nightly"), "1.4.0");

        assertThat(problem.code()).isEqualTo(ProblemCode.CHANNEL_UNKNOWN);
        assertThat(problem).hasMessageContaining("stable, beta, alpha");
    }

    private static Channel choose(Optional<String> asked, String version) {
        return ChannelChoice.choose("app1", INITIAL, asked, TauriVersion.of(version).preReleaseLabel());
    }

    private static Problem problem(Optional<String> asked, String version) {
        return catchThrowableOfType(Problem.class, () -> choose(asked, version));
    }
}
