package dev.oasis.update.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.common.catalog.decision.AppOptions;
import dev.oasis.common.catalog.decision.OfferedRelease;
import dev.oasis.update.CatalogSample;
import dev.oasis.update.answer.AnswerFormat;

class ServedAppTest {

    private static final OfferedRelease BARE = CatalogSample.release("1.0.0", "linux-x86_64 appimage");
    private static final OfferedRelease BOTH = CatalogSample.release("1.0.0", "linux-x86_64 appimage",
            "linux-x86_64 appimage-archive");

    private final AnswerFormat format = new AnswerFormat(new DownloadLinks(() -> URI.create("https://get.example/")));

    @Test
    void clients_without_an_id_are_answered_alike_unless_their_address_or_their_updater_counts() {
        assertThat(served(AppOptions.DEFAULT, BARE).answersAllAlike()).isTrue();
        assertThat(served(new AppOptions(true, false, false), BARE).answersAllAlike()).isTrue();
        assertThat(served(new AppOptions(false, true, false), BARE).answersAllAlike()).isFalse();
        assertThat(served(new AppOptions(false, false, true), BARE).answersAllAlike()).isFalse();
        assertThat(served(AppOptions.DEFAULT, BOTH).answersAllAlike()).isFalse();
    }

    private ServedApp served(AppOptions options, OfferedRelease release) {
        return new ServedApp(CatalogSample.offering(
                new AppCatalog("app", "01", CatalogSample.CHANNELS, options, List.of(release))), format);
    }
}
