package dev.oasis.common.catalog.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedTargetTest {

    @ParameterizedTest
    @CsvSource({
            "darwin, darwin", "macos, darwin", "osx, darwin", "MacOS, darwin", "linux, linux", "windows, windows",
            "win, windows", "Windows, windows", "win64, windows-x86_64", "win32, windows-i686", "linux64, linux-x86_64",
            "darwin-aarch64, darwin-aarch64", "macos-arm64, darwin-aarch64", "darwin-x64, darwin-x86_64",
            "darwin-universal, darwin-universal", "macos-universal, darwin-universal", "DARWIN-AARCH64, darwin-aarch64",
            "linux-amd64, linux-x86_64", "linux-x86-64, linux-x86_64", "linux-armhf, linux-armv7", "linux-arm, linux-armv7",
            "linux-armv7l, linux-armv7", "linux-riscv64, linux-riscv64", "linux-386, linux-i686", "linux-ia32, linux-i686",
            "windows-x86, windows-i686", "windows-i386, windows-i686", "windows-i586, windows-i686",
            "windows-arm64, windows-aarch64", "win-x64, windows-x86_64", "' linux ', linux" })
    void reads_a_target_by_any_of_its_names(String target, String expected) {
        assertThat(RequestedTarget.of(target, null, null)).isEqualTo(of(expected, null));
    }

    @ParameterizedTest
    @CsvSource({
            "linux, x86_64, linux-x86_64", "linux, AMD64, linux-x86_64", "linux, arm64, linux-aarch64",
            "darwin, universal, darwin-universal", "windows, ia32, windows-i686", "windows, {{arch}}, windows",
            "linux, unknown, linux", "linux, '', linux" })
    void joins_a_separate_architecture(String target, String architecture, String expected) {
        assertThat(RequestedTarget.of(target, architecture, null)).isEqualTo(of(expected, null));
    }

    @ParameterizedTest
    @CsvSource({ "darwin-universal, aarch64, darwin-universal", "darwin-aarch64, x86_64, darwin-aarch64",
            "win32, x64, windows-x86_64", "win64, arm64, windows-aarch64", "linux64, {{arch}}, linux-x86_64" })
    void an_architecture_within_the_target_wins_over_a_separate_one_but_an_implied_one_does_not(String target,
            String architecture, String expected) {
        assertThat(RequestedTarget.of(target, architecture, null)).isEqualTo(of(expected, null));
    }

    @ParameterizedTest
    @CsvSource({ "appimage, APPIMAGE", "deb, DEB", "rpm, RPM", "app, APP", "msi, MSI", "nsis, NSIS", "DEB, DEB" })
    void reads_the_kind_of_the_bundle(String word, BundleKind kind) {
        assertThat(RequestedTarget.of("linux", "x86_64", word).kind()).contains(kind);
        assertThat(RequestedTarget.of("linux-x86_64-" + word, null, null)).isEqualTo(of("linux-x86_64", kind));
        assertThat(RequestedTarget.of("linux-" + word, null, null)).isEqualTo(of("linux", kind));
        assertThat(RequestedTarget.of("linux-" + word, "arm64", null)).isEqualTo(of("linux-aarch64", kind));
    }

    @ParameterizedTest
    @ValueSource(strings = { "unknown", "UNKNOWN", "", "{{bundle_type}}", "snap", "nsis-archive" })
    void no_kind_is_known_from_other_words(String word) {
        assertThat(RequestedTarget.of("linux", "x86_64", word)).isEqualTo(of("linux-x86_64", null));
    }

    @ParameterizedTest
    @CsvSource({
            "linux-x86_64-{{bundle_type}}, linux-x86_64", "linux-x86_64-unknown, linux-x86_64", "linux-x86_64-, linux-x86_64",
            "linux-, linux", "darwin-{{arch}}, darwin",
            "linux-{{arch}}-{{bundle_type}}, linux", "linux-amd64-{{ bundle_type }}, linux-x86_64" })
    void unreplaced_and_empty_parts_of_a_target_are_absent(String target, String expected) {
        assertThat(RequestedTarget.of(target, null, null)).isEqualTo(of(expected, null));
    }

    @Test
    void a_kind_within_the_target_wins_over_a_separate_one() {
        assertThat(RequestedTarget.of("linux-x86_64-deb", "x86_64", "appimage")).isEqualTo(of("linux-x86_64", BundleKind.DEB));
        assertThat(RequestedTarget.of("linux-x86_64-{{bundle_type}}", null, "rpm"))
                .isEqualTo(of("linux-x86_64", BundleKind.RPM));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "-", "--", "x", "steamdeck", "{{target}}", "linux-x86_64-snap", "linux-flatpak", "linux-mips",
            "darwin-armv7", "darwin-i686", "linux-universal", "windows-riscv64", "universal", "x86_64", "-linux",
            "freebsd-x86_64", "İ", "a/b?c#d e" })
    void a_target_that_is_not_known_is_no_error_and_fits_nothing(String target) {
        RequestedTarget requested = RequestedTarget.of(target, null, null);

        assertThat(requested).isEqualTo(RequestedTarget.UNKNOWN);
        assertThat(requested.isKnown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "linux, mips", "darwin, i686", "windows, universal", "darwin, sparc" })
    void an_architecture_that_does_not_exist_there_fits_nothing(String target, String architecture) {
        assertThat(RequestedTarget.of(target, architecture, null)).isEqualTo(RequestedTarget.UNKNOWN);
    }

    @Test
    void a_platform_of_another_system_is_refused() {
        Optional<BundleKind> any = Optional.empty();

        assertThatThrownBy(
                () -> new RequestedTarget(Optional.of(OperatingSystem.LINUX), Optional.of(Platform.DARWIN_AARCH64), any))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RequestedTarget of(String expected, BundleKind kind) {
        Optional<Platform> platform = Platform.parse(expected);
        OperatingSystem system = platform.map(Platform::operatingSystem).orElseGet(() -> switch (expected) {
            case "darwin" -> OperatingSystem.DARWIN;
            case "linux" -> OperatingSystem.LINUX;
            case "windows" -> OperatingSystem.WINDOWS;
            default -> throw new IllegalArgumentException(expected);
        });
        return new RequestedTarget(Optional.of(system), platform, Optional.ofNullable(kind));
    }
}
