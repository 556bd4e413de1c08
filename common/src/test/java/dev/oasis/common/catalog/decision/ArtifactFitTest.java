package dev.oasis.common.catalog.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.oasis.common.catalog.target.RequestedTarget;

class ArtifactFitTest {

    private static final AppOptions INTERCHANGEABLE = new AppOptions(true, false, false);

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            // A client that says its kind gets that one.
            "linux-x86_64, deb, linux-x86_64 appimage;linux-x86_64 deb, linux-x86_64 deb",
            "linux-x86_64, rpm, linux-x86_64 rpm;linux-x86_64 deb, linux-x86_64 rpm",
            "linux-x86_64, deb, linux-x86_64 appimage;linux-x86_64 rpm, -",
            "linux-x86_64, rpm, linux-x86_64 appimage, -",
            "linux-x86_64, appimage, linux-x86_64 deb, -",
            "darwin-aarch64, app, darwin-aarch64 app, darwin-aarch64 app",
            "darwin-aarch64, deb, darwin-aarch64 app, -",
            "linux-x86_64, msi, linux-x86_64 appimage, -",
            // Bare before archive, whatever their order.
            "linux-x86_64, appimage, linux-x86_64 appimage-archive;linux-x86_64 appimage, linux-x86_64 appimage",
            "linux-x86_64, appimage, linux-x86_64 appimage;linux-x86_64 appimage-archive, linux-x86_64 appimage",
            "linux-x86_64, appimage, linux-x86_64 appimage-archive, linux-x86_64 appimage-archive",
            "linux-x86_64, -, linux-x86_64 appimage-archive;linux-x86_64 appimage, linux-x86_64 appimage",
            "linux-x86_64, -, linux-x86_64 appimage-archive;linux-x86_64 deb, linux-x86_64 appimage-archive",
            "windows-x86_64, nsis, windows-x86_64 nsis-archive;windows-x86_64 msi, windows-x86_64 nsis-archive",
            "windows-x86_64, msi, windows-x86_64 msi-archive, windows-x86_64 msi-archive",
            // msi and nsis do not stand in for each other unless the app allows it.
            "windows-x86_64, msi, windows-x86_64 nsis, -",
            "windows-x86_64, nsis, windows-x86_64 msi, -",
            // Without a kind: the default, else the only kind, else nothing.
            "linux-x86_64, -, linux-x86_64 deb;linux-x86_64 appimage, linux-x86_64 appimage",
            "windows-x86_64, -, windows-x86_64 msi;windows-x86_64 nsis, windows-x86_64 nsis",
            "linux-x86_64, -, linux-x86_64 deb, linux-x86_64 deb",
            "windows-x86_64, -, windows-x86_64 msi-archive;windows-x86_64 msi, windows-x86_64 msi",
            "linux-x86_64, -, linux-x86_64 deb;linux-x86_64 rpm, -",
            "linux-x86_64, -, linux-x86_64 deb;linux-aarch64 rpm, linux-x86_64 deb",
            // macOS falls back to universal.
            "darwin-aarch64, -, darwin-universal app, darwin-universal app",
            "darwin-x86_64, app, darwin-universal app;darwin-aarch64 app, darwin-universal app",
            "darwin-aarch64, -, darwin-universal app;darwin-aarch64 app, darwin-aarch64 app",
            "darwin-aarch64, -, darwin-x86_64 app, -",
            "darwin-universal, -, darwin-aarch64 app;darwin-x86_64 app, -",
            "darwin-universal, -, darwin-universal app, darwin-universal app",
            // No architecture stands in for another.
            "windows-aarch64, -, windows-x86_64 nsis, -",
            "linux-i686, -, linux-x86_64 appimage, -",
            // A bare system: universal, else the only platform, else nothing.
            "darwin, -, darwin-universal app;darwin-aarch64 app, darwin-universal app",
            "darwin, -, darwin-aarch64 app, darwin-aarch64 app",
            "darwin, -, darwin-aarch64 app;darwin-x86_64 app, -",
            "linux, -, linux-aarch64 appimage;windows-x86_64 nsis, linux-aarch64 appimage",
            "linux, deb, linux-aarch64 appimage;linux-aarch64 deb, linux-aarch64 deb",
            "linux, deb, linux-aarch64 appimage;linux-x86_64 deb, -",
            "linux, -, linux-x86_64 appimage;linux-aarch64 appimage;linux-x86_64 deb, -",
            "windows, -, linux-x86_64 appimage, -",
            // A target that is not known.
            "steamdeck, -, linux-x86_64 appimage, -" })
    void chooses(String target, String kind, String bundles, String expected) {
        var chosen = ArtifactFit.choose(Sample.artifacts(bundles.split(";")), RequestedTarget.of(target, null, kind),
                AppOptions.DEFAULT, UpdaterGeneration.PLUGIN);

        assertThat(chosen.map(OfferedArtifact::id).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "windows-x86_64, msi, windows-x86_64 nsis, windows-x86_64 nsis",
            "windows-x86_64, nsis, windows-x86_64 msi-archive, windows-x86_64 msi-archive",
            "windows-x86_64, msi, windows-x86_64 nsis;windows-x86_64 msi-archive, windows-x86_64 msi-archive",
            "windows-x86_64, msi, windows-aarch64 nsis, -",
            "linux-x86_64, deb, linux-x86_64 appimage;linux-x86_64 rpm, -" })
    void lets_msi_and_nsis_stand_in_for_each_other_where_the_app_allows_it(String target, String kind, String bundles,
            String expected) {
        var chosen = ArtifactFit.choose(Sample.artifacts(bundles.split(";")), RequestedTarget.of(target, null, kind),
                INTERCHANGEABLE, UpdaterGeneration.PLUGIN);

        assertThat(chosen.map(OfferedArtifact::id).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "linux-x86_64, -, linux-x86_64 appimage;linux-x86_64 appimage-archive, linux-x86_64 appimage-archive",
            "windows-x86_64, -, windows-x86_64 nsis;windows-x86_64 msi-archive, windows-x86_64 nsis",
            "windows-x86_64, -, windows-x86_64 nsis;windows-i686 nsis-archive, windows-x86_64 nsis",
            "windows-x86_64, msi, windows-x86_64 msi-archive;windows-x86_64 nsis, windows-x86_64 msi-archive",
            "linux-x86_64, -, linux-x86_64 deb, linux-x86_64 deb",
            "darwin-aarch64, -, darwin-universal app, darwin-universal app" })
    void gives_the_updater_of_v1_the_archive_where_there_is_one(String target, String kind, String bundles, String expected) {
        var chosen = ArtifactFit.choose(Sample.artifacts(bundles.split(";")), RequestedTarget.of(target, null, kind),
                AppOptions.DEFAULT, UpdaterGeneration.BUILT_IN);

        assertThat(chosen.map(OfferedArtifact::id).orElse(null)).isEqualTo(expected);
    }
}
