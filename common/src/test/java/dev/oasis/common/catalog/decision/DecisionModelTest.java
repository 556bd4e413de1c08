package dev.oasis.common.catalog.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class DecisionModelTest {

    private static final long SEED = 20261121;
    private static final int CASES = 20_000;

    @Test
    void decides_as_the_plain_model_does_on_random_catalogs() {
        RandomCatalogs random = new RandomCatalogs(SEED);
        Map<NothingReason, Integer> nothings = new EnumMap<>(NothingReason.class);
        int offers = 0;
        for (int i = 0; i < CASES; i++) {
            AppCatalog catalog = random.catalog();
            CheckRequest request = random.request();

            Decision decision = UpdateDecision.decide(catalog, request);

            assertThat(decision).as("case %d of seed %d: %s of %s", i, SEED, request, catalog)
                    .isEqualTo(new DecisionModel(catalog, request).decide());
            if (decision instanceof Decision.Nothing nothing) {
                nothings.merge(nothing.reason(), 1, Integer::sum);
            } else {
                offers++;
            }
        }
        // A comparison of cases that all end alike would prove nothing.
        assertThat(offers).isGreaterThan(2_000);
        assertThat(nothings).containsOnlyKeys(NothingReason.values());
        assertThat(nothings.values()).allMatch(count -> count > 200);
    }

    @Test
    void explains_the_same_decision_and_leaves_no_release_out() {
        RandomCatalogs random = new RandomCatalogs(SEED + 1);
        for (int i = 0; i < CASES / 4; i++) {
            AppCatalog catalog = random.catalog();
            CheckRequest request = random.request();

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
