package dev.oasis.common.catalog.decision;

import static dev.oasis.common.catalog.decision.Sample.catalog;
import static dev.oasis.common.catalog.decision.Sample.check;
import static dev.oasis.common.catalog.decision.Sample.checkAcceptingDowngrade;
import static dev.oasis.common.catalog.decision.Sample.checkBy;
import static dev.oasis.common.catalog.decision.Sample.checkOnOs;
import static dev.oasis.common.catalog.decision.Sample.held;
import static dev.oasis.common.catalog.decision.Sample.release;
import static dev.oasis.common.catalog.decision.Sample.rollout;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.oasis.common.catalog.release.RecallExit;
import dev.oasis.common.catalog.release.ReleaseStatus;

class UpdateDecisionTest {

    @ParameterizedTest
    @CsvSource({ "1.0.0, 2.0.0", "1.9.9, 2.0.0", "2.0.0, up_to_date", "2.0.0-rc.1, 2.0.0", "2.0.0+1, up_to_date",
            "3.0.0, up_to_date" })
    void offers_the_highest_newer_release(String current, String expected) {
        AppCatalog catalog = catalog(release("1.5.0"), release("2.0.0"), release("1.0.0"));

        assertThat(answer(catalog, check(current))).isEqualTo(expected);
    }

    @Test
    void build_metadata_counts_as_it_does_for_the_client() {
        assertThat(answer(catalog(release("1.0.0+10")), check("1.0.0+2"))).isEqualTo("1.0.0+10");
    }

    @Test
    void an_app_without_releases_is_up_to_date() {
        assertThat(answer(catalog(), check("1.0.0"))).isEqualTo("up_to_date");
    }

    @ParameterizedTest
    @EnumSource(value = ReleaseStatus.class, names = "PUBLISHED", mode = EnumSource.Mode.EXCLUDE)
    void a_release_that_is_not_published_is_not_offered(ReleaseStatus status) {
        AppCatalog catalog = catalog(release("1.1.0"), release("2.0.0").status(status));

        assertThat(answer(catalog, check("1.0.0"))).isEqualTo("1.1.0");
        assertThat(answer(catalog, check("1.1.0"))).isEqualTo("up_to_date");
    }

    @Test
    void a_recalled_release_gives_way_to_the_next_lower_one() {
        AppCatalog catalog = catalog(release("1.1.0"), release("2.0.0").recalled());

        assertThat(answer(catalog, check("1.0.0"))).isEqualTo("1.1.0");
        assertThat(answer(catalog, check("1.1.0"))).isEqualTo("up_to_date");
    }

    @Nested
    class Channels {
        private final AppCatalog catalog = catalog(release("1.0.0"), release("1.1.0-beta.1").on(rollout("beta", 10_000)),
                release("1.2.0-nightly.1").on(rollout("nightly", 10_000)), release("1.3.0").on(rollout("partner", 10_000)));

        @ParameterizedTest
        @CsvSource({ "stable, 1.0.0", "beta, 1.1.0-beta.1", "nightly, 1.2.0-nightly.1", "partner, 1.3.0",
                "gamma, unknown_channel", "Stable, unknown_channel" })
        void a_client_sees_its_channel_and_the_more_stable_ones(String channel, String expected) {
            assertThat(answer(catalog, check(channel, "linux-x86_64", "0.9.0"))).isEqualTo(expected);
        }

        @Test
        void a_promoted_release_reaches_the_channel_that_it_was_promoted_to() {
            AppCatalog promoted = catalog(release("2.0.0").on(rollout("beta", 10_000), rollout("stable", 10_000)));

            assertThat(answer(promoted, check("1.0.0"))).isEqualTo("2.0.0");
        }

        @Test
        void a_client_on_beta_falls_back_to_the_higher_stable_release() {
            AppCatalog ahead = catalog(release("2.0.0"), release("1.1.0-beta.1").on(rollout("beta", 10_000)));

            assertThat(answer(ahead, check("beta", "linux-x86_64", "1.1.0-beta.1"))).isEqualTo("2.0.0");
        }
    }

    @Nested
    class Rollouts {

        // By the vectors of RolloutBucketTest, salt "r" places the client "5" at 369.
        @ParameterizedTest
        @CsvSource({ "0, not_in_rollout", "369, not_in_rollout", "370, 2.0.0", "10000, 2.0.0" })
        void a_client_is_offered_what_includes_it(int basisPoints, String expected) {
            AppCatalog catalog = catalog(release("2.0.0").on(rollout("stable", basisPoints)));

            assertThat(answer(catalog, checkBy("5", "1.0.0"))).isEqualTo(expected);
        }

        @Test
        void a_client_that_is_not_included_is_offered_the_next_lower_release() {
            AppCatalog catalog = catalog(release("2.0.0").on(rollout("stable", 100)), release("1.1.0"));

            assertThat(answer(catalog, checkBy("5", "1.0.0"))).isEqualTo("1.1.0");
        }

        @Test
        void a_client_without_an_id_waits_for_the_whole_rollout() {
            AppCatalog catalog = catalog(release("2.0.0").on(rollout("stable", 9_999)));

            assertThat(answer(catalog, check("1.0.0"))).isEqualTo("not_in_rollout");
        }

        @Test
        void a_held_rollout_offers_to_nobody() {
            AppCatalog catalog = catalog(release("2.0.0").on(held("stable")));

            assertThat(answer(catalog, check("1.0.0"))).isEqualTo("held");
            assertThat(answer(catalog, checkBy("5", "1.0.0"))).isEqualTo("held");
        }

        @ParameterizedTest
        @CsvSource({ "stable, held", "beta, 2.0.0" })
        void one_of_several_rollouts_is_enough(String channel, String expected) {
            AppCatalog catalog = catalog(release("2.0.0").on(held("stable"), rollout("beta", 10_000)));

            assertThat(answer(catalog, check(channel, "linux-x86_64", "1.0.0"))).isEqualTo(expected);
        }
    }

    @Nested
    class Targets {

        @Test
        void the_next_lower_release_is_offered_when_the_highest_lacks_the_platform() {
            AppCatalog catalog = catalog(release("2.0.0").with("darwin-aarch64 app"), release("1.1.0"));

            assertThat(answer(catalog, check("1.0.0"))).isEqualTo("1.1.0");
            assertThat(answer(catalog, check("1.1.0"))).isEqualTo("no_build_for_target");
        }

        @Test
        void an_unknown_target_is_told_from_a_missing_build() {
            AppCatalog catalog = catalog(release("2.0.0"));

            assertThat(answer(catalog, check("stable", "steamdeck", "1.0.0"))).isEqualTo("unknown_target");
            assertThat(answer(catalog, check("stable", "linux-armv7", "1.0.0"))).isEqualTo("no_build_for_target");
        }

        @Test
        void offers_the_bundle_that_fits() {
            Decision decision = UpdateDecision.decide(catalog(release("2.0.0")), check("stable", "darwin-aarch64", "1.0.0"));

            assertThat(decision).isInstanceOfSatisfying(Decision.Offer.class,
                    offer -> assertThat(offer.artifact().id()).isEqualTo("darwin-universal app"));
        }

        @Test
        void the_option_of_the_app_is_heard() {
            AppCatalog plain = catalog(release("2.0.0").with("windows-x86_64 msi"));
            AppCatalog lenient = new AppCatalog("app", "01", plain.channels(), new AppOptions(true, false, false),
                    plain.releases());
            CheckRequest request = check("stable", "windows-x86_64-nsis", "1.0.0");

            assertThat(answer(plain, request)).isEqualTo("no_build_for_target");
            assertThat(answer(lenient, request)).isEqualTo("2.0.0");
        }
    }

    @Nested
    class Floors {

        @ParameterizedTest
        @CsvSource({ "1.0.0, 2.0.0", "1.9.0, 2.0.0", "2.0.0, 4.0.0", "2.5.0, 4.0.0", "4.0.0, 5.0.0" })
        void a_client_passes_through_each_floor_in_turn(String current, String expected) {
            AppCatalog catalog = catalog(release("1.5.0"), release("2.0.0").floor(), release("3.0.0"),
                    release("4.0.0").floor(), release("5.0.0"));

            assertThat(answer(catalog, check(current))).isEqualTo(expected);
        }

        @Test
        void a_floor_that_is_held_bars_the_way_to_what_lies_above() {
            AppCatalog catalog = catalog(release("3.0.0"), release("2.0.0").floor().on(held("stable")), release("1.5.0"));

            assertThat(answer(catalog, check("1.0.0"))).isEqualTo("1.5.0");
            assertThat(answer(catalog, check("1.5.0"))).isEqualTo("held");
        }

        @Test
        void a_floor_that_does_not_include_the_client_yet_bars_the_way() {
            AppCatalog catalog = catalog(release("3.0.0"), release("2.0.0").floor().on(rollout("stable", 100)));

            assertThat(answer(catalog, checkBy("5", "1.0.0"))).isEqualTo("not_in_rollout");
        }

        @Test
        void a_floor_that_never_was_on_the_clients_platform_or_channel_or_is_gone_bars_nothing() {
            assertThat(answer(catalog(release("3.0.0"), release("2.0.0").floor().with("darwin-aarch64 app")), check("1.0.0")))
                    .isEqualTo("3.0.0");
            assertThat(answer(catalog(release("3.0.0"), release("2.0.0").floor().on(rollout("beta", 10_000))), check("1.0.0")))
                    .isEqualTo("3.0.0");
            assertThat(answer(catalog(release("3.0.0"), release("2.0.0").floor().recalled()), check("1.0.0")))
                    .isEqualTo("3.0.0");
            assertThat(answer(catalog(release("3.0.0"), release("2.0.0").floor().status(ReleaseStatus.ARCHIVED)),
                    check("1.0.0"))).isEqualTo("3.0.0");
        }
    }

    @Nested
    class GoingBack {

        private final AppCatalog recalled = catalog(release("1.0.0"), release("1.1.0"),
                release("2.0.0").recalled(RecallExit.ALLOW_DOWNGRADE));

        @Test
        void is_offered_to_a_client_of_a_recalled_release_that_accepts_it() {
            assertThat(answer(recalled, checkAcceptingDowngrade("2.0.0"))).isEqualTo("1.1.0");
            assertThat(answer(recalled, check("2.0.0"))).isEqualTo("up_to_date");
        }

        @ParameterizedTest
        @CsvSource({ "1.1.0, up_to_date", "1.5.0, up_to_date", "3.0.0, up_to_date", "1.0.0, 1.1.0" })
        void is_not_for_clients_of_other_versions(String current, String expected) {
            assertThat(answer(recalled, checkAcceptingDowngrade(current))).isEqualTo(expected);
        }

        @ParameterizedTest
        @EnumSource(value = RecallExit.class, names = "ALLOW_DOWNGRADE", mode = EnumSource.Mode.EXCLUDE)
        void needs_a_recall_that_allows_it(RecallExit exit) {
            AppCatalog catalog = catalog(release("1.1.0"), release("2.0.0").recalled(exit));

            assertThat(answer(catalog, checkAcceptingDowngrade("2.0.0"))).isEqualTo("up_to_date");
        }

        @Test
        void gives_way_to_something_newer() {
            AppCatalog mended = catalog(release("1.1.0"), release("2.0.0").recalled(RecallExit.ALLOW_DOWNGRADE),
                    release("2.0.1"));

            assertThat(answer(mended, checkAcceptingDowngrade("2.0.0"))).isEqualTo("2.0.1");
        }

        @Test
        void goes_on_when_the_newer_one_is_not_for_the_client_yet() {
            AppCatalog staged = catalog(release("1.1.0"), release("2.0.0").recalled(RecallExit.ALLOW_DOWNGRADE),
                    release("2.0.1").on(rollout("stable", 0)));

            assertThat(answer(staged, checkAcceptingDowngrade("2.0.0"))).isEqualTo("1.1.0");
        }

        @Test
        void passes_over_what_could_not_be_offered_otherwise() {
            AppCatalog catalog = catalog(release("1.0.0"), release("1.1.0").on(held("stable")), release("1.2.0").recalled(),
                    release("1.3.0").with("darwin-aarch64 app"), release("1.4.0").on(rollout("beta", 10_000)),
                    release("2.0.0").recalled(RecallExit.ALLOW_DOWNGRADE));

            assertThat(answer(catalog, checkAcceptingDowngrade("2.0.0"))).isEqualTo("1.0.0");
        }

        @Test
        void stops_at_a_floor_that_was_passed_through() {
            AppCatalog floored = catalog(release("1.0.0"), release("1.5.0").floor().on(held("stable")),
                    release("2.0.0").recalled(RecallExit.ALLOW_DOWNGRADE));
            AppCatalog open = catalog(release("1.0.0"), release("1.5.0").floor(),
                    release("2.0.0").recalled(RecallExit.ALLOW_DOWNGRADE));

            assertThat(answer(floored, checkAcceptingDowngrade("2.0.0"))).isEqualTo("up_to_date");
            assertThat(answer(open, checkAcceptingDowngrade("2.0.0"))).isEqualTo("1.5.0");
        }
    }

    @Nested
    class OperatingSystems {

        private final AppCatalog catalog = catalog(release("1.1.0"), release("2.0.0").fromLinux("6.1"));

        @ParameterizedTest
        @CsvSource({ "6.1, 2.0.0", "6.1.0, 2.0.0", "6.10, 2.0.0", "7, 2.0.0", "6.0.99, 1.1.0", "5.15.0-91-generic, 1.1.0",
                "windows, 2.0.0" })
        void a_client_is_offered_what_runs_on_its_system(String told, String expected) {
            assertThat(answer(catalog, checkOnOs(told, "1.0.0"))).isEqualTo(expected);
        }

        @Test
        void a_client_that_does_not_tell_is_offered_it() {
            assertThat(answer(catalog, check("1.0.0"))).isEqualTo("2.0.0");
        }

        @Test
        void too_old_a_system_is_told_from_a_missing_build() {
            assertThat(answer(catalog, checkOnOs("5.4", "1.1.0"))).isEqualTo("os_too_old");
        }

        @Test
        void a_floor_that_cannot_run_there_bars_nothing() {
            AppCatalog floored = catalog(release("2.0.0").floor().fromLinux("6.1"), release("3.0.0"));

            assertThat(answer(floored, checkOnOs("5.4", "1.0.0"))).isEqualTo("3.0.0");
        }
    }

    @Nested
    class Explanations {

        @Test
        void say_why_a_client_that_goes_back_gets_none_of_the_others() {
            AppCatalog catalog = catalog(release("0.9.0"), release("1.0.0"), release("1.5.0").on(held("stable")),
                    release("2.0.0").recalled(RecallExit.ALLOW_DOWNGRADE), release("3.0.0").on(rollout("stable", 0)));

            assertThat(explained(UpdateDecision.explain(catalog, checkAcceptingDowngrade("2.0.0")))).containsExactly(
                    "3.0.0 not_in_rollout", "2.0.0 not_newer", "1.5.0 held", "0.9.0 lower_than_offer");
        }

        @Test
        void name_the_floor_that_keeps_a_client_from_going_back_further() {
            AppCatalog catalog = catalog(release("1.0.0"), release("1.5.0").floor().on(held("stable")),
                    release("2.0.0").recalled(RecallExit.ALLOW_DOWNGRADE));

            assertThat(explained(UpdateDecision.explain(catalog, checkAcceptingDowngrade("2.0.0"))))
                    .containsExactly("2.0.0 not_newer", "1.5.0 held", "1.0.0 below_floor");
        }

        @Test
        void say_for_every_release_why_it_was_passed_over() {
            AppCatalog catalog = catalog(release("9.0.0").status(ReleaseStatus.DRAFT), release("8.0.0").recalled(),
                    release("7.0.0").on(rollout("beta", 10_000)), release("6.5.0"), release("6.0.0").floor().on(held("stable")),
                    release("5.0.0").on(rollout("stable", 0)), release("4.0.0").with("darwin-aarch64 app"), release("3.0.0"),
                    release("2.0.0"), release("1.0.0"), release("0.9.0").status(ReleaseStatus.ARCHIVED));

            Explanation explanation = UpdateDecision.explain(catalog, check("1.0.0"));

            assertThat(answer(explanation.decision())).isEqualTo("3.0.0");
            assertThat(explained(explanation)).containsExactly("9.0.0 not_published", "8.0.0 recalled",
                    "7.0.0 not_on_channel", "6.5.0 behind_floor", "6.0.0 held", "5.0.0 not_in_rollout",
                    "4.0.0 no_build_for_target", "2.0.0 lower_than_offer", "1.0.0 not_newer", "0.9.0 not_newer");
        }

        @Test
        void name_an_unknown_target_and_an_unknown_channel() {
            AppCatalog catalog = catalog(release("2.0.0"), release("1.0.0"));

            assertThat(explained(UpdateDecision.explain(catalog, check("stable", "steamdeck", "1.0.0"))))
                    .containsExactly("2.0.0 unknown_target", "1.0.0 not_newer");
            assertThat(explained(UpdateDecision.explain(catalog, check("gamma", "linux", "1.0.0"))))
                    .containsExactly("2.0.0 not_on_channel", "1.0.0 not_on_channel");
        }

        private static List<String> explained(Explanation explanation) {
            return explanation.passedOver().stream()
                    .map(entry -> entry.release().version() + " " + entry.reason().wireName()).toList();
        }
    }

    private static String answer(AppCatalog catalog, CheckRequest request) {
        Decision decision = UpdateDecision.decide(catalog, request);
        assertThat(UpdateDecision.explain(catalog, request).decision()).isEqualTo(decision);
        return answer(decision);
    }

    private static String answer(Decision decision) {
        return decision instanceof Decision.Offer offer ? offer.release().version().toString()
                : ((Decision.Nothing) decision).reason().wireName();
    }
}
