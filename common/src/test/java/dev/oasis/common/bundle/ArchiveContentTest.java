package dev.oasis.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.oasis.common.catalog.target.BundleKind;

class ArchiveContentTest {
    private static final String APPIMAGE = "\u007fELF\2\1\1\0AI\2\0";
    private static final String EXE = "MZ\u0090\0";

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            MyApp.app/Contents/Info.plist,   APP
            ./MyApp.app/Contents/Info.plist, APP
            My App.app/x,                    APP
            MyApp.app,                       -
            ._MyApp.app,                     -
            nested/MyApp.app/x,              -
            README.md,                       -
            MyApp.appx/x,                    -
            """)
    void a_tar_is_an_app_if_its_members_lie_in_an_app_folder(String member, BundleKind kind) throws IOException {
        byte[] tarGz = gzip(member(member, "text"));

        assertThat(TarArchive.kindOf(tarGz).orElse(null)).isEqualTo(kind);
    }

    @Test
    void finder_metadata_and_extended_headers_before_the_app_are_passed_over() throws IOException {
        byte[] tarGz = gzip(member("pax_global_header", "52 comment=x\n", 'g'), member("._MyApp.app", "finder"),
                member("MyApp.app/Contents/Info.plist", "text"));

        assertThat(TarArchive.kindOf(tarGz)).contains(BundleKind.APP);
    }

    @Test
    void an_appimage_in_a_tar_needs_its_name_and_its_content() throws IOException {
        assertThat(TarArchive.kindOf(gzip(member("a.AppImage", APPIMAGE)))).contains(BundleKind.APPIMAGE_ARCHIVE);
        assertThat(TarArchive.kindOf(gzip(member("LICENSE", "MIT"), member("dir/a.AppImage", APPIMAGE))))
                .contains(BundleKind.APPIMAGE_ARCHIVE);
        assertThat(TarArchive.kindOf(gzip(member("a.AppImage", "no executable at all")))).isEmpty();
        assertThat(TarArchive.kindOf(gzip(member("a", APPIMAGE)))).isEmpty();
    }

    @Test
    void gzip_without_a_tar_is_unknown() throws IOException {
        assertThat(TarArchive.kindOf(gzip("hello".getBytes(StandardCharsets.US_ASCII)))).isEmpty();
        assertThat(TarArchive.kindOf(gzip(new byte[4096]))).isEmpty();
        byte[] badChecksum = member("MyApp.app/x", "text");
        badChecksum[148] ^= 1;
        assertThat(TarArchive.kindOf(gzip(badChecksum))).isEmpty();
    }

    @Test
    void a_gzip_bomb_is_inflated_no_further_than_a_mebibyte() throws IOException {
        byte[] app = member("MyApp.app/x", "text");

        assertThat(TarArchive.kindOf(gzip(zeros(512 * 1024), app))).contains(BundleKind.APP);
        assertThat(TarArchive.kindOf(gzip(zeros(1024 * 1024), app))).isEmpty();
        assertThat(TarArchive.kindOf(gzip(zeros(64 * 1024 * 1024), app))).isEmpty();
        assertThat(TarArchive.kindOf(gzip(header("endless", Integer.MAX_VALUE, '0')))).isEmpty();
    }

    @Test
    void a_zip_needs_an_installer_at_its_top_by_name_and_content() throws IOException {
        assertThat(ZipArchive.kindOf(zip("setup.exe", EXE))).contains(BundleKind.NSIS_ARCHIVE);
        assertThat(ZipArchive.kindOf(zip("setup.exe", "text"))).isEmpty();
        assertThat(ZipArchive.kindOf(zip("setup.msi", EXE))).isEmpty();
        assertThat(ZipArchive.kindOf(zip("folder/setup.exe", EXE))).isEmpty();
        assertThat(ZipArchive.kindOf(zip("readme.txt", EXE))).isEmpty();
        assertThat(ZipArchive.kindOf("PK\3\4".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    }

    @Test
    void a_zip_member_after_others_is_found_where_sizes_are_written() throws IOException {
        byte[] first = withoutDirectory(stored("readme.txt", "hello"));

        assertThat(ZipArchive.kindOf(concat(first, stored("setup.exe", EXE)))).contains(BundleKind.NSIS_ARCHIVE);
    }

    @Test
    void sizes_that_lie_lead_nowhere() throws IOException {
        byte[] zip = stored("readme.txt", "hello");
        Arrays.fill(zip, 18, 22, (byte) 0xff);

        assertThat(ZipArchive.kindOf(zip)).isEmpty();
    }

    private static byte[] member(String name, String content) {
        return member(name, content, '0');
    }

    private static byte[] member(String name, String content, char type) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        return concat(header(name, bytes.length, type), Arrays.copyOf(bytes, (bytes.length + 511) / 512 * 512));
    }

    private static byte[] zeros(int size) {
        return concat(header("zeros", size, '0'), new byte[size]);
    }

    private static byte[] header(String name, int size, char type) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 124, String.format("%011o ", size));
        put(header, 148, "        ");
        header[156] = (byte) type;
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static byte[] gzip(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (byte[] part : parts) {
                gzip.write(part);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes.toByteArray();
    }

    private static byte[] stored(String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(entry);
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] withoutDirectory(byte[] zip) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        return Arrays.copyOf(zip, text.indexOf("PK\1\2"));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
