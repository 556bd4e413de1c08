package dev.oasis.update.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.common.catalog.decision.CheckRequest;
import dev.oasis.common.catalog.decision.Decision;
import dev.oasis.common.catalog.decision.NothingReason;
import dev.oasis.common.catalog.decision.OfferedChannel;
import dev.oasis.common.catalog.decision.OfferedRelease;
import dev.oasis.common.catalog.decision.UpdateDecision;
import dev.oasis.common.catalog.reader.AppOffering;
import dev.oasis.update.CatalogSample;
import dev.oasis.update.answer.AnswerFormat;
import dev.oasis.update.answer.AppAnswers;
import dev.oasis.update.answer.RenderedAnswer;

class CatalogPruningTest {

    private static final long SEED = 20261121;
    private static final int CATALOGS = 3_000;
    private static final int REQUESTS = 20;

    @Test
    void a_pruned_catalog_decides_as_the_whole_one() {
        RandomCatalogs random = new RandomCatalogs(SEED);
        Map<NothingReason, Integer> nothings = new EnumMap<>(NothingReason.class);
        int releases = 0;
        int kept = 0;
        int back = 0;
        int floors = 0;
        int critical = 0;
        for (int i = 0; i < CATALOGS; i++) {
            AppCatalog whole = random.catalog();
            AppCatalog pruned = prune(whole);
            releases += whole.releases().size();
            kept += pruned.releases().size();
            for (int j = 0; j < REQUESTS; j++) {
                CheckRequest request = random.request(whole);
                Decision decision = UpdateDecision.decide(pruned, request);
                assertThat(decision).as("%s of %s", request, whole).isEqualTo(UpdateDecision.decide(whole, request));
                if (decision instanceof Decision.Offer offer) {
                    back += request.current().isNewerThan(offer.release().version()) ? 1 : 0;
                    floors += offer.release().floor() ? 1 : 0;
                    critical += offer.release().terms().critical() ? 1 : 0;
                } else if (decision instanceof Decision.Nothing nothing) {
                    nothings.merge(nothing.reason(), 1, Integer::sum);
                }
            }
        }
        // Comparing catalogs that lose nothing, or answers that are all alike, would prove nothing.
        assertThat(kept).isLessThan(releases * 3 / 4);
        assertThat(List.of(back, floors, critical)).allMatch(count -> count > 100);
        assertThat(nothings).containsOnlyKeys(NothingReason.values());
        assertThat(nothings.values()).allMatch(count -> count > 100);
    }

    @Test
    void a_pruned_catalog_has_the_static_documents_of_the_whole_one() {
        RandomCatalogs random = new RandomCatalogs(SEED + 1);
        AnswerFormat format = new AnswerFormat(new DownloadLinks(() -> URI.create("https://get.example/")));
        int found = 0;
        for (int i = 0; i < CATALOGS; i++) {
            AppCatalog whole = random.catalog();
            AppAnswers answers = new AppAnswers(whole, format);
            AppAnswers fewer = new AppAnswers(prune(whole), format);
            for (OfferedChannel channel : whole.channels()) {
                Optional<String> document = answers.manifest(channel.name()).map(RenderedAnswer::etag);
                assertThat(fewer.manifest(channel.name()).map(RenderedAnswer::etag)).as("%s of %s", channel, whole)
                        .isEqualTo(document);
                found += document.isPresent() ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(CATALOGS);
    }

    @Test
    void of_two_hundred_equal_releases_one_is_left() {
        OfferedRelease[] releases = IntStream.range(0, 200)
                .mapToObj(i -> CatalogSample.release("1." + i + ".0", "linux-x86_64 appimage", "darwin-universal app"))
                .toArray(OfferedRelease[]::new);

        assertThat(prune(CatalogSample.catalog(releases)).releases()).extracting(release -> release.version().toString())
                .containsExactly("1.199.0");
    }

    @Test
    void a_lower_release_stays_for_the_platform_that_the_higher_one_lacks() {
        AppCatalog catalog = CatalogSample.catalog(
                CatalogSample.release("1.0.0", "linux-x86_64 appimage", "darwin-universal app"),
                CatalogSample.release("2.0.0", "linux-x86_64 appimage"));

        assertThat(prune(catalog).releases()).hasSize(2);
    }

    @Test
    void installers_stay_where_no_higher_release_has_the_same_for_that_system() {
        AppOffering pruned = CatalogPruning.prune(CatalogSample.offering(CatalogSample.catalog(),
                CatalogSample.installable("1.0.0", "linux-x86_64"),
                CatalogSample.installable("2.0.0", "linux-x86_64", "darwin-universal"),
                CatalogSample.installable("3.0.0", "linux-x86_64", "linux-aarch64"),
                CatalogSample.installable("4.0.0", "linux-x86_64", "linux-aarch64")));

        assertThat(pruned.installable()).extracting(release -> release.version().toString())
                .containsExactly("4.0.0", "2.0.0");
    }

    @Test
    void the_highest_release_stays_even_without_any_installer() {
        AppOffering pruned = CatalogPruning.prune(CatalogSample.offering(CatalogSample.catalog(),
                CatalogSample.installable("1.0.0"), CatalogSample.installable("2.0.0", "linux-x86_64"),
                CatalogSample.installable("3.0.0")));

        assertThat(pruned.installable()).extracting(release -> release.version().toString())
                .containsExactly("3.0.0", "2.0.0");
    }

    private static AppCatalog prune(AppCatalog catalog) {
        return CatalogPruning.prune(CatalogSample.offering(catalog)).catalog();
    }
}
