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
        int back = 0;
        for (int i = 0; i < CASES; i++) {
            AppCatalog catalog = random.catalog();
            CheckRequest request = random.request(catalog);

            Decision decision = UpdateDecision.decide(catalog, request);

            assertThat(decision).as("case %d of seed %d: %s of %s", i, SEED, request, catalog)
                    .isEqualTo(new DecisionModel(catalog, request).decide());
            if (decision instanceof Decision.Nothing nothing) {
                nothings.merge(nothing.reason(), 1, Integer::sum);
            } else if (decision instanceof Decision.Offer offer) {
                offers++;
                back += request.current().isNewerThan(offer.release().version()) ? 1 : 0;
            }
        }
        // A comparison of cases that all end alike would prove nothing.
        assertThat(offers).isGreaterThan(2_000);
        assertThat(back).isGreaterThan(60);
        assertThat(nothings).containsOnlyKeys(NothingReason.values());
        assertThat(nothings.values()).allMatch(count -> count > 100);
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
