package dev.oasis.common.bundle;

import static dev.oasis.common.bundle.BundleProblem.BUNDLE_IS_DMG;
import static dev.oasis.common.bundle.BundleProblem.BUNDLE_KIND_MISMATCH;
import static dev.oasis.common.bundle.BundleProblem.BUNDLE_KIND_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.oasis.common.catalog.target.BundleKind;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleFile;

class BundleInspectorTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            pw,        myapp-1.2.0-1.x86_64.rpm,          RPM
            pw,        myapp_1.2.0_aarch64.app.tar.gz,    APP
            pw,        myapp_1.2.0_amd64.AppImage,        APPIMAGE
            pw,        myapp_1.2.0_amd64.deb,             DEB
            pw,        myapp_1.2.0_x64-setup.exe,         NSIS
            pw,        myapp_1.2.0_x64_en-US.msi,         MSI
            nopw,      myapp_1.2.0_aarch64.app.tar.gz,    APP
            nopw,      myapp_1.2.0_amd64.AppImage,        APPIMAGE
            nopw,      myapp_1.2.0_x64-setup.exe,         NSIS
            noversion, myapp_1.2.0_amd64.AppImage,        APPIMAGE
            older,     myapp_1.1.0_amd64.AppImage,        APPIMAGE
            archives,  myapp_1.2.0_amd64.AppImage.tar.gz, APPIMAGE_ARCHIVE
            archives,  myapp_1.2.0_x64-setup.nsis.zip,    NSIS_ARCHIVE
            archives,  myapp_1.2.0_x64_en-US.msi.zip,     MSI_ARCHIVE
            """)
    void a_file_of_the_kit_is_of_its_kind(String folder, String filename, BundleKind kind) {
        assertThat(inspect(SampleBundle.good(folder, filename).bytes())).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DMG")
    void a_sample_of_any_size_and_in_any_pieces_is_of_its_kind(SampleFile sample) {
        for (int size : new int[] { SampleFile.SMALLEST, 4097, 10_000, 65_560, 65_563, 131_100, 1_500_001 }) {
            byte[] bytes = sample.bytes(size);

            assertThat(bytes).hasSize(size);
            for (int piece : new int[] { size, 8192, 511 }) {
                assertThat(inspect(bytes, piece)).as("%d bytes in pieces of %d", size, piece)
                        .isEqualTo(BundleKind.valueOf(sample.name()));
            }
        }
    }

    @Test
    void an_appimage_of_type_1_is_one_and_other_executables_are_not() {
        byte[] appImage = SampleFile.APPIMAGE.bytes(SampleFile.SMALLEST);
        appImage[10] = 1;
        byte[] executable = SampleFile.APPIMAGE.bytes(SampleFile.SMALLEST);
        executable[8] = 0;

        assertThat(inspect(appImage)).isEqualTo(BundleKind.APPIMAGE);
        assertThat(problemOf(executable)).isEqualTo(BUNDLE_KIND_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({ "1", "100", "512", "4096", "1000000" })
    void a_disk_image_is_known_by_its_trailer_in_any_pieces(int piece) {
        byte[] bytes = SampleFile.DMG.bytes(70_001);

        BundleRejected rejected = catchThrowableOfType(BundleRejected.class, () -> inspect(bytes, piece));

        assertThat(rejected.problem()).isEqualTo(BUNDLE_IS_DMG);
        assertThat(rejected).hasMessageContaining("installer, not an updater bundle");
    }

    @ParameterizedTest
    @CsvSource({ "encrcdsa, 0", "EFI PART, 512", "NXSB, 32" })
    void a_disk_image_without_a_trailer_is_known_by_its_start(String magic, int offset) {
        byte[] bytes = new byte[4096];
        byte[] mark = magic.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(mark, 0, bytes, offset, mark.length);

        assertThat(problemOf(bytes)).isEqualTo(BUNDLE_IS_DMG);
    }

    @Test
    void what_no_client_installs_is_unknown() {
        assertThat(problemOf(new byte[0])).isEqualTo(BUNDLE_KIND_UNKNOWN);
        assertThat(problemOf(new byte[] { 'M' })).isEqualTo(BUNDLE_KIND_UNKNOWN);
        assertThat(problemOf("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII))).isEqualTo(BUNDLE_KIND_UNKNOWN);
        assertThat(problemOf("BZh91AY&SY".getBytes(StandardCharsets.US_ASCII))).isEqualTo(BUNDLE_KIND_UNKNOWN);
        assertThat(problemOf("!<arch>\nfoo.o/          ".getBytes(StandardCharsets.US_ASCII))).isEqualTo(BUNDLE_KIND_UNKNOWN);
    }

    @Test
    void damaged_bundles_are_refused_or_known_but_break_nothing() {
        Random random = new Random(7);
        for (SampleFile sample : SampleFile.values()) {
            byte[] bytes = sample.bytes(SampleFile.SMALLEST);
            for (int i = 0; i < 300; i++) {
                byte[] damaged = Arrays.copyOf(bytes, i % 3 == 0 ? random.nextInt(bytes.length) : bytes.length);
                for (int flips = 0; flips < 5 && damaged.length > 0; flips++) {
                    damaged[random.nextInt(Math.min(damaged.length, 700))] ^= (byte) (1 << random.nextInt(8));
                }
                try {
                    assertThat(inspect(damaged)).isNotNull();
                } catch (BundleRejected expected) {
                    assertThat(expected).hasMessageEndingWith(".");
                }
            }
        }
    }

    @Test
    void a_bundle_fits_the_platforms_of_its_operating_system() {
        for (BundleKind kind : BundleKind.values()) {
            for (Platform platform : Platform.values()) {
                BundleRejected rejected = catchThrowableOfType(BundleRejected.class,
                        () -> BundleInspector.requireFits(kind, platform));
                if (kind.operatingSystem() == platform.operatingSystem()) {
                    assertThat(rejected).isNull();
                } else {
                    assertThat(rejected.problem()).isEqualTo(BUNDLE_KIND_MISMATCH);
                }
            }
        }
        assertThatThrownBy(() -> BundleInspector.requireFits(BundleKind.NSIS, Platform.DARWIN_AARCH64))
                .hasMessageContaining("nsis").hasMessageContaining("darwin-aarch64").hasMessageContaining(".app.tar.gz");
    }

    @Test
    void the_codes_are_stable() {
        assertThat(BundleProblem.values()).extracting(BundleProblem::code)
                .containsExactly("bundle_is_dmg", "bundle_kind_unknown", "bundle_kind_mismatch");
    }

    private static BundleProblem problemOf(byte[] bytes) {
        BundleRejected rejected = catchThrowableOfType(BundleRejected.class, () -> inspect(bytes));
        return rejected == null ? null : rejected.problem();
    }

    private static BundleKind inspect(byte[] bytes) {
        return inspect(bytes, Math.max(1, bytes.length));
    }

    private static BundleKind inspect(byte[] bytes, int piece) {
        BundleInspector inspector = new BundleInspector();
        for (int at = 0; at < bytes.length; at += piece) {
            inspector.update(bytes, at, Math.min(piece, bytes.length - at));
        }
        return inspector.finish();
    }
}
