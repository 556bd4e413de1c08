package dev.oasis.common.catalog.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticPlatformsTest {

    @ParameterizedTest
    @CsvSource({
            // The default kind under the plain key only.
            "linux-x86_64 appimage, linux-x86_64=linux-x86_64 appimage",
            "windows-aarch64 nsis, windows-aarch64=windows-aarch64 nsis",
            "darwin-aarch64 app, darwin-aarch64=darwin-aarch64 app",
            // Other kinds under their own.
            "linux-x86_64 deb;linux-x86_64 rpm;linux-x86_64 appimage, "
                    + "linux-x86_64=linux-x86_64 appimage;linux-x86_64-deb=linux-x86_64 deb;linux-x86_64-rpm=linux-x86_64 rpm",
            "windows-x86_64 msi;windows-x86_64 nsis, "
                    + "windows-x86_64=windows-x86_64 nsis;windows-x86_64-msi=windows-x86_64 msi",
            // A kind that is alone under both, two others under neither plain key.
            "linux-aarch64 deb, linux-aarch64=linux-aarch64 deb;linux-aarch64-deb=linux-aarch64 deb",
            "linux-aarch64 deb;linux-aarch64 rpm, linux-aarch64-deb=linux-aarch64 deb;linux-aarch64-rpm=linux-aarch64 rpm",
            // An archive only where the bare form is missing.
            "linux-x86_64 appimage-archive;linux-x86_64 appimage, linux-x86_64=linux-x86_64 appimage",
            "linux-x86_64 appimage-archive, linux-x86_64=linux-x86_64 appimage-archive",
            "windows-x86_64 nsis-archive;windows-x86_64 msi-archive, "
                    + "windows-x86_64=windows-x86_64 nsis-archive;windows-x86_64-msi=windows-x86_64 msi-archive",
            "windows-x86_64 msi-archive;windows-x86_64 msi, "
                    + "windows-x86_64=windows-x86_64 msi;windows-x86_64-msi=windows-x86_64 msi",
            // Universal under both, a specific one first.
            "darwin-universal app, darwin-aarch64=darwin-universal app;darwin-x86_64=darwin-universal app",
            "darwin-universal app;darwin-x86_64 app, darwin-aarch64=darwin-universal app;darwin-x86_64=darwin-x86_64 app",
            "darwin-universal app;darwin-x86_64 app;darwin-aarch64 app, "
                    + "darwin-aarch64=darwin-aarch64 app;darwin-x86_64=darwin-x86_64 app" })
    void names_the_keys_that_clients_look_up(String bundles, String expected) {
        var keys = StaticPlatforms.of(Sample.artifacts(bundles.split(";")));

        assertThat(keys.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue().id())
                .collect(Collectors.joining(";"))).isEqualTo(expected);
    }

    @Test
    void a_release_without_artifacts_has_no_keys() {
        assertThat(StaticPlatforms.of(List.of())).isEmpty();
    }

    @Test
    void nothing_can_be_added_afterwards() {
        var keys = StaticPlatforms.of(List.of());
        OfferedArtifact artifact = Sample.artifact("linux-x86_64 deb");

        assertThatThrownBy(() -> keys.put("linux-x86_64", artifact)).isInstanceOf(UnsupportedOperationException.class);
    }
}
