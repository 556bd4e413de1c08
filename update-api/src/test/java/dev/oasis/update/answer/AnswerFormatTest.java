package dev.oasis.update.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.common.catalog.decision.Decision.Offer;
import dev.oasis.common.catalog.decision.OfferedRelease;
import dev.oasis.common.catalog.decision.OfferedRollout;
import dev.oasis.common.catalog.decision.ReleaseTerms;
import dev.oasis.common.catalog.release.RecallExit;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.catalog.target.MinimumOs;
import dev.oasis.common.catalog.version.TauriVersion;
import dev.oasis.update.CatalogSample;
import io.vertx.core.json.JsonObject;

class AnswerFormatTest {

    private final AnswerFormat format = new AnswerFormat(new DownloadLinks(() -> URI.create("https://get.example/")));

    @Test
    void an_offer_is_exactly_what_clients_read() {
        OfferedRelease release = CatalogSample.release("1.2.0", "linux-x86_64 appimage");

        RenderedAnswer answer = format.offer("app", release, release.artifacts().get(0));

        assertThat(answer.body()).hasToString("""
                {"version":"1.2.0","url":"https://get.example/app/artifacts/1.2.0 linux-x86_64 appimage/App%201.bin",\
                "signature":"c2ln","notes":"Notes of 1.2.0","pub_date":"2026-01-31T12:00:00Z"}""");
    }

    @Test
    void absent_notes_and_date_are_left_out_and_never_null() {
        OfferedRelease release = new OfferedRelease("R", CatalogSample.release("2.0.0").version(), ReleaseStatus.DRAFT,
                Optional.empty(), ReleaseTerms.PLAIN, Optional.empty(), Optional.empty(), List.of(),
                List.of(CatalogSample.artifact("2.0.0", "darwin-universal app")));

        assertThat(format.offer("app", release, release.artifacts().get(0)).body().toJsonObject().fieldNames())
                .containsExactly("version", "url", "signature");
    }

    @Test
    void a_critical_release_says_so_under_the_one_key_that_is_ours() {
        OfferedRelease plain = CatalogSample.release("1.2.0", "linux-x86_64 appimage");
        OfferedRelease critical = new OfferedRelease(plain.id(), plain.version(), plain.status(), plain.recall(),
                new ReleaseTerms(false, true, MinimumOs.NONE), plain.notes(), plain.pubDate(), plain.rollouts(),
                plain.artifacts());

        assertThat(format.offer("app", critical, critical.artifacts().get(0)).body().toJsonObject().getJsonObject("oasis"))
                .isEqualTo(new JsonObject().put("critical", true));
        assertThat(format.offer("app", plain, plain.artifacts().get(0)).body().toJsonObject().containsKey("oasis")).isFalse();
    }

    @Test
    void nothing_new_as_a_document_names_the_clients_own_version_and_an_absolute_address() {
        assertThat(format.upToDate("app", TauriVersion.of("1.0.0+5")).body()).hasToString(
                "{\"version\":\"1.0.0+5\",\"url\":\"https://get.example/app/latest.json\",\"signature\":\"\"}");
    }

    @Test
    void a_manifest_names_the_universal_bundle_under_both_architectures() {
        OfferedRelease release = CatalogSample.release("1.2.0", "darwin-universal app");

        assertThat(format.manifest("app", release).body()).hasToString("""
                {"version":"1.2.0","notes":"Notes of 1.2.0","pub_date":"2026-01-31T12:00:00Z","platforms":{\
                "darwin-aarch64":{"url":"https://get.example/app/artifacts/1.2.0 darwin-universal app/App%201.bin",\
                "signature":"c2ln"},\
                "darwin-x86_64":{"url":"https://get.example/app/artifacts/1.2.0 darwin-universal app/App%201.bin",\
                "signature":"c2ln"}}}""");
    }

    @Test
    void a_manifest_is_of_the_highest_release_that_everybody_on_the_channel_gets() {
        OfferedRelease staged = on("3.0.0", new OfferedRollout("stable", 5_000, "s", false));
        OfferedRelease held = on("2.9.0", new OfferedRollout("stable", 10_000, "s", true));
        OfferedRelease beta = on("2.5.0", new OfferedRollout("beta", 10_000, "s", false));
        OfferedRelease stable = CatalogSample.release("2.0.0", "linux-x86_64 appimage");
        AppCatalog catalog = CatalogSample.catalog(staged, held, beta, stable);
        AppAnswers answers = new AppAnswers(catalog, format);

        assertThat(answers.manifest("stable").orElseThrow().body().toString()).startsWith("{\"version\":\"2.0.0\"");
        assertThat(answers.manifest("beta").orElseThrow().body().toString()).startsWith("{\"version\":\"2.5.0\"");
        assertThat(answers.manifest("nosuch")).isEmpty();
        assertThat(new AppAnswers(CatalogSample.catalog(staged, held), format).manifest("stable")).isEmpty();
    }

    @Test
    void a_manifest_never_names_a_recalled_release_nor_one_of_a_channel_that_is_not_seen() {
        OfferedRelease recalled = on("3.0.0", new OfferedRollout("stable", 10_000, "s", false), RecallExit.ALLOW_DOWNGRADE);
        OfferedRelease partner = on("2.5.0", new OfferedRollout("partner", 10_000, "s", false));
        OfferedRelease nightly = on("2.4.0", new OfferedRollout("nightly", 10_000, "s", false));
        OfferedRelease stable = CatalogSample.release("2.0.0", "linux-x86_64 appimage");
        AppAnswers answers = new AppAnswers(CatalogSample.catalog(recalled, partner, nightly, stable), format);

        assertThat(answers.manifest("stable").orElseThrow().body().toString()).startsWith("{\"version\":\"2.0.0\"");
        assertThat(answers.manifest("beta").orElseThrow().body().toString()).startsWith("{\"version\":\"2.0.0\"");
        assertThat(answers.manifest("nightly").orElseThrow().body().toString()).startsWith("{\"version\":\"2.4.0\"");
        assertThat(answers.manifest("partner").orElseThrow().body().toString()).startsWith("{\"version\":\"2.5.0\"");
    }

    @Test
    void an_answer_is_rendered_once_and_its_tag_is_that_of_its_bytes() {
        OfferedRelease release = CatalogSample.release("1.2.0", "linux-x86_64 appimage", "linux-x86_64 deb");
        AppAnswers answers = new AppAnswers(CatalogSample.catalog(release), format);
        Offer first = new Offer(release, release.artifacts().get(0));

        RenderedAnswer answer = answers.offer(first);

        assertThat(answers.offer(first)).isSameAs(answer);
        assertThat(answers.offer(new Offer(release, release.artifacts().get(1))).etag()).isNotEqualTo(answer.etag());
        assertThat(answer.etag()).matches("\"[0-9a-f]{32}\"");
        assertThat(answer.matches("W/\"x\", " + answer.etag())).isTrue();
        assertThat(answer.matches("*")).isTrue();
        assertThat(answer.matches("\"other\"")).isFalse();
        assertThat(answer.matches(null)).isFalse();
    }

    private static OfferedRelease on(String version, OfferedRollout rollout) {
        return on(version, rollout, null);
    }

    private static OfferedRelease on(String version, OfferedRollout rollout, RecallExit exit) {
        OfferedRelease release = CatalogSample.release(version, "linux-x86_64 appimage");
        return new OfferedRelease(release.id(), release.version(), release.status(), Optional.ofNullable(exit), release.terms(),
                release.notes(),
                release.pubDate(), List.of(rollout), release.artifacts());
    }
}
