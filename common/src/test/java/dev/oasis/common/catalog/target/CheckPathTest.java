package dev.oasis.common.catalog.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.catalog.version.TauriVersion;

class CheckPathTest {

    @ParameterizedTest
    @CsvSource({
            "darwin/1.0.0, darwin, , , 1.0.0",
            "darwin-aarch64/v1.0.0, darwin-aarch64, , , 1.0.0",
            "linux/x86_64/1.0.0, linux, x86_64, , 1.0.0",
            "linux/1.0.0/deb, linux, , deb, 1.0.0",
            "linux/x86_64/1.0.0/deb, linux, x86_64, deb, 1.0.0",
            "linux/x86_64/1.0.0-rc.1+b.2/{{bundle_type}}, linux, x86_64, , 1.0.0-rc.1+b.2",
            "linux/{{arch}}/1.0.0/rpm, linux, , rpm, 1.0.0",
            "windows/386/1.0.0, windows, 386, , 1.0.0",
            "windows/1.0.0/unknown, windows, , , 1.0.0",
            "linux/1.0.0/2.0.0, linux, , , 1.0.0",
            "linux/1.0.0/, linux, , , 1.0.0",
            "linux/x86_64/1.0.0/, linux, x86_64, , 1.0.0",
            "steamdeck/1.0.0, steamdeck, , , 1.0.0",
            "{{target}}/x86_64/1.0.0, {{target}}, x86_64, , 1.0.0" })
    void tells_the_forms_apart_by_which_segment_is_a_version(String path, String target, String architecture, String bundle,
            String current) {
        assertThat(parse(path)).isEqualTo(
                new CheckPath.Parts(RequestedTarget.of(target, architecture, bundle), TauriVersion.of(current)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "linux/1.0", "linux/{{current_version}}", "linux/x86_64/latest", "linux/x86_64/1.0/deb",
            "linux/1.0/deb", "linux/1.0.0/x86_64/deb", "linux/", "linux/x86_64/", "linux//" })
    void says_when_the_version_is_none(String path) {
        assertThat(parse(path)).isEqualTo(new CheckPath.NotAVersion());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "linux", "/1.0.0", "/x86_64/1.0.0", "linux/x86_64/1.0.0/deb/more" })
    void says_when_the_address_has_another_form(String path) {
        assertThat(parse(path)).isEqualTo(new CheckPath.Malformed());
    }

    @Test
    void no_segments_at_all_are_malformed() {
        assertThat(CheckPath.parse(List.of())).isEqualTo(new CheckPath.Malformed());
    }

    private static CheckPath parse(String path) {
        return CheckPath.parse(List.of(path.split("/", -1)));
    }
}
