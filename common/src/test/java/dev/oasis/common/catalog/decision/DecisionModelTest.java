package dev.oasis.common.catalog.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import dev.oasis.common.catalog.target.Platform;

class DecisionModelTest {

    private static final long SEED = 20261121;
    private static final int CASES = 20_000;

    @Test
    void decides_as_the_plain_model_does_on_random_catalogs() {
        RandomCatalogs random = new RandomCatalogs(SEED);
        Map<NothingReason, Integer> nothings = new EnumMap<>(NothingReason.class);
        Map<String, Integer> offers = new TreeMap<>();
        for (int i = 0; i < CASES; i++) {
            AppCatalog catalog = random.catalog();
            CheckRequest request = random.request(catalog);

            Decision decision = UpdateDecision.decide(catalog, request);

            assertThat(decision).as("case %d of seed %d: %s of %s", i, SEED, request, catalog)
                    .isEqualTo(new DecisionModel(catalog, request).decide());
            if (decision instanceof Decision.Nothing nothing) {
                nothings.merge(nothing.reason(), 1, Integer::sum);
            } else if (decision instanceof Decision.Offer offer) {
                features(request, offer).forEach(feature -> offers.merge(feature, 1, Integer::sum));
            }
        }
        // A comparison of cases that all end alike would prove nothing.
        assertThat(offers.remove("offer")).isGreaterThan(2_000);
        assertThat(offers).containsOnlyKeys("back", "floor", "critical", "part", "other channel", "archive for v1",
                "archive alone", "other installer", "bare system", "universal", "only kind", "runs here");
        assertThat(offers.values()).as(offers.toString()).allMatch(count -> count > 30);
        assertThat(nothings).containsOnlyKeys(NothingReason.values());
        assertThat(nothings.values()).allMatch(count -> count > 100);
    }

    /** Which rules had a part in an offer. */
    private static Set<String> features(CheckRequest request, Decision.Offer offer) {
        OfferedRelease release = offer.release();
        OfferedArtifact artifact = offer.artifact();
        Optional<Platform> platform = request.target().platform();
        Map<String, Boolean> all = new TreeMap<>(Map.of("offer", true,
                "back", request.current().isNewerThan(release.version()),
                "floor", release.floor(),
                "critical", release.terms().critical(),
                "part", release.rollouts().stream().allMatch(rollout -> rollout.basisPoints() < 10_000),
                "other channel", release.rollouts().stream().noneMatch(rollout -> rollout.channel().equals(request.channel())),
                "archive for v1", artifact.kind().isArchive() && request.generation() == UpdaterGeneration.BUILT_IN,
                "archive alone", artifact.kind().isArchive() && request.generation() == UpdaterGeneration.PLUGIN,
                "other installer", request.target().kind().filter(kind -> kind != artifact.kind().installs()).isPresent(),
                "bare system", platform.isEmpty()));
        all.put("universal", platform.filter(asked -> asked != artifact.platform()).isPresent());
        all.put("only kind", request.target().kind().isEmpty()
                && artifact.kind().installs() != artifact.platform().operatingSystem().defaultKind());
        all.put("runs here", request.osVersion().isPresent()
                && release.terms().minimumOs().on(artifact.platform().operatingSystem()).isPresent());
        all.values().removeIf(present -> !present);
        return all.keySet();
    }

    @Test
    void a_share_that_grows_takes_nothing_away_from_anybody() {
        RandomCatalogs random = new RandomCatalogs(SEED + 3);
        int gained = 0;
        for (int i = 0; i < CASES; i++) {
            AppCatalog before = random.catalog();
            AppCatalog after = random.grown(before);
            CheckRequest request = random.request(before);
            Decision former = UpdateDecision.decide(before, request);
            Decision latter = UpdateDecision.decide(after, request);
            if (former instanceof Decision.Offer had && request.current().compareTo(had.release().version()) < 0) {
                assertThat(latter).as("case %d: %s of %s", i, request, before).isInstanceOf(Decision.Offer.class);
                assertThat(((Decision.Offer) latter).release().version()).isGreaterThanOrEqualTo(had.release().version());
            }
            gained += former.equals(latter) ? 0 : 1;
        }
        assertThat(gained).isGreaterThan(100);
    }

    @Test
    void what_is_held_recalled_or_not_published_is_offered_to_nobody() {
        RandomCatalogs random = new RandomCatalogs(SEED + 4);
        for (int i = 0; i < CASES / 4; i++) {
            AppCatalog catalog = random.catalog();
            if (UpdateDecision.decide(catalog, random.request(catalog)) instanceof Decision.Offer offer) {
                assertThat(offer.release().isOfferable()).isTrue();
                assertThat(offer.release().rollouts()).anyMatch(rollout -> !rollout.held() && rollout.basisPoints() > 0);
            }
        }
    }

    @Test
    void offers_something_older_only_to_a_client_that_accepts_it_and_never_its_own_version() {
        RandomCatalogs random = new RandomCatalogs(SEED + 2);
        for (int i = 0; i < CASES / 4; i++) {
            AppCatalog catalog = random.catalog();
            CheckRequest request = random.request(catalog);
            if (UpdateDecision.decide(catalog, request) instanceof Decision.Offer offer) {
                assertThat(offer.release().version()).isNotEqualTo(request.current());
                assertThat(request.acceptsDowngrade() || offer.release().version().isNewerThan(request.current())).isTrue();
            }
        }
    }

    @Test
    void explains_the_same_decision_and_leaves_no_release_out() {
        RandomCatalogs random = new RandomCatalogs(SEED + 1);
        for (int i = 0; i < CASES / 4; i++) {
            AppCatalog catalog = random.catalog();
            CheckRequest request = random.request(catalog);

            Explanation explanation = UpdateDecision.explain(catalog, request);

            List<OfferedRelease> releases = new ArrayList<>(catalog.releases());
            if (explanation.decision() instanceof Decision.Offer offer) {
                releases.remove(offer.release());
            }
            assertThat(explanation.decision()).isEqualTo(UpdateDecision.decide(catalog, request));
            assertThat(explanation.passedOver()).extracting(Explanation.Entry::release).isEqualTo(releases);
        }
    }
}
