package dev.oasis.update.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.oasis.common.catalog.reader.AppOffering;
import dev.oasis.common.catalog.reader.CatalogUpdate;
import dev.oasis.update.CatalogSample;

class CatalogFileTest {

    @TempDir
    Path directory;

    private final CatalogUpdate catalog = new CatalogUpdate(42, List.of(CatalogSample.offering(
            CatalogSample.catalog(CatalogSample.release("1.0.0+7", "linux-x86_64 deb", "darwin-universal app"),
                    CatalogSample.release("2.0.0-beta.1", "windows-x86_64 msi")),
            CatalogSample.installable("1.0.0+7", "darwin-universal"))), Set.of());

    @Test
    void what_was_written_is_read() throws IOException {
        CatalogFile file = new CatalogFile(directory.resolve("made/on/demand"));
        file.write(new CatalogUpdate(1, List.of(), Set.of()));
        file.write(catalog);

        assertThat(file.read()).contains(catalog);
        try (Stream<Path> files = Files.list(directory.resolve("made/on/demand"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void nothing_of_any_catalog_is_lost_on_disk() throws IOException {
        RandomCatalogs random = new RandomCatalogs(20261121);
        CatalogFile file = new CatalogFile(directory);
        // One file for many apps: each write waits for the disk.
        List<AppOffering> apps = IntStream.range(0, 500).mapToObj(i -> CatalogSample.offering(random.catalog())).toList();
        CatalogUpdate whole = new CatalogUpdate(Long.MAX_VALUE, apps, Set.of());

        file.write(whole);

        assertThat(file.read()).contains(whole);
    }

    @Test
    void no_file_is_no_catalog() {
        assertThat(new CatalogFile(directory).read()).isEmpty();
    }

    @Test
    void a_file_that_was_cut_off_changed_or_is_something_else_is_ignored() throws IOException {
        CatalogFile file = new CatalogFile(directory);
        file.write(catalog);
        Path path = directory.resolve("catalog.json");
        String whole = Files.readString(path);

        for (String damaged : List.of(whole.substring(0, whole.length() - 2), whole.substring(0, whole.lastIndexOf('{')),
                whole.replace("1.0.0+7", "1.0.0+8"), "", "\n",
                "{}", "oasis-catalog-1 \n{}", "oasis-catalog-3 1")) {
            Files.writeString(path, damaged);
            assertThat(file.read()).as(damaged).isEmpty();
        }
        Files.write(path, new byte[] { (byte) 0xFF, (byte) 0xFE, 0 });
        assertThat(file.read()).isEmpty();
    }
}
