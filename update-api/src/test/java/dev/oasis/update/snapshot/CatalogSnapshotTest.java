package dev.oasis.update.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.common.catalog.reader.AppOffering;
import dev.oasis.common.catalog.reader.CatalogUpdate;
import dev.oasis.update.CatalogSample;
import dev.oasis.update.answer.AnswerFormat;

class CatalogSnapshotTest {

    private static final int CHANGES = 2_000;
    private static final List<String> SLUGS = List.of("one", "two", "three", "four", "five");

    private final Random random = new Random(20261121);
    private final RandomCatalogs catalogs = new RandomCatalogs(20261121);
    private final AnswerFormat format = new AnswerFormat(new DownloadLinks(() -> URI.create("https://get.example/")));

    @Test
    void following_change_by_change_holds_what_loading_everything_holds() {
        Map<String, AppOffering> bySlug = new HashMap<>();
        CatalogSnapshot followed = CatalogSnapshot.of(new CatalogUpdate(0, List.of(), Set.of()), format);
        Set<String> gone = Set.of();
        for (int version = 1; version <= CHANGES; version++) {
            String slug = SLUGS.get(random.nextInt(SLUGS.size()));
            AppOffering old = bySlug.get(slug);
            boolean deleted = old != null && random.nextInt(3) == 0;
            List<AppOffering> changed = new ArrayList<>();
            if (deleted) {
                // The next app of this name has another id.
                bySlug.remove(slug);
                gone = Set.of(old.catalog().id());
            } else {
                AppOffering fresh = offering(slug, old == null ? "ID" + version : old.catalog().id());
                bySlug.put(slug, fresh);
                changed.add(fresh);
            }

            followed = followed.with(new CatalogUpdate(version, changed, deleted ? gone : Set.of()), format);

            assertThat(followed.version()).isEqualTo(version);
            assertSame(followed, CatalogSnapshot.of(new CatalogUpdate(version, List.copyOf(bySlug.values()), Set.of()), format),
                    gone);
        }
    }

    private static void assertSame(CatalogSnapshot followed, CatalogSnapshot loaded, Set<String> gone) {
        for (String slug : SLUGS) {
            Optional<AppOffering> expected = loaded.app(slug).map(ServedApp::offering);
            assertThat(followed.app(slug).map(ServedApp::offering)).isEqualTo(expected);
            expected.ifPresent(app -> assertThat(followed.app(app.catalog().id())).isEqualTo(followed.app(slug)));
        }
        gone.forEach(id -> assertThat(followed.app(id)).isEmpty());
        assertThat(followed.content().apps()).containsExactlyInAnyOrderElementsOf(loaded.content().apps());
    }

    private AppOffering offering(String slug, String id) {
        AppCatalog catalog = catalogs.catalog();
        return CatalogSample.offering(
                new AppCatalog(slug, id, catalog.channels(), catalog.options(), catalog.releases()));
    }
}
