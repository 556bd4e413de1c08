package dev.oasis.common.catalog.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.catalog.target.RequestedTarget;

class InstallerFitTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "darwin-aarch64, darwin-aarch64 darwin-universal, darwin-aarch64",
            "darwin-aarch64, darwin-universal, darwin-universal",
            "darwin-x86_64, darwin-universal darwin-aarch64, darwin-universal",
            "darwin-x86_64, darwin-aarch64, -",
            "darwin-universal, darwin-aarch64 darwin-x86_64, -",
            "windows-aarch64, windows-aarch64 windows-x86_64, windows-aarch64",
            "windows-aarch64, windows-i686 windows-x86_64, windows-x86_64",
            "windows-aarch64, windows-i686, windows-i686",
            "windows-x86_64, windows-i686 windows-aarch64, windows-i686",
            "windows-i686, windows-x86_64, -",
            "linux-aarch64, linux-x86_64, -",
            "linux-i686, linux-x86_64 linux-armv7, -",
            "linux-riscv64, linux-riscv64, linux-riscv64",
            "darwin, darwin-universal darwin-aarch64, darwin-universal",
            "darwin, darwin-aarch64 linux-x86_64, darwin-aarch64",
            "macos, darwin-aarch64 darwin-x86_64, -",
            "windows, windows-x86_64 windows-x86_64, windows-x86_64",
            "linux, linux-x86_64 linux-aarch64, -",
            "linux, windows-x86_64, -",
            "steamdeck, linux-x86_64, -" })
    void chooses(String target, String available, String expected) {
        List<Platform> platforms = Arrays.stream(available.split(" ")).map(name -> Platform.parse(name).orElseThrow()).toList();

        var chosen = InstallerFit.choose(RequestedTarget.of(target, null, null), platforms);

        assertThat(chosen.map(Platform::wireName).orElse(null)).isEqualTo(expected);
    }
}
