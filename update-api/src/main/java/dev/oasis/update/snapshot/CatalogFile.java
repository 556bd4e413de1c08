package dev.oasis.update.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import org.jboss.logging.Logger;

import dev.oasis.common.catalog.reader.CatalogUpdate;
import dev.oasis.common.crypto.Sha256;
import io.vertx.core.json.JsonObject;

/**
 * The copy of the catalog on disk: a first line with the form's name and the SHA-256 of the rest, then the catalog as JSON. It
 * is replaced as a whole, so that a crash leaves the old or the new one. Blocking; worker threads only.
 */
public final class CatalogFile {

    private static final Logger LOG = Logger.getLogger(CatalogFile.class);
    private static final String FORM = "oasis-catalog-2 ";

    private final Path file;

    public CatalogFile(Path directory) {
        this.file = directory.resolve("catalog.json");
    }

    public void write(CatalogUpdate catalog) throws IOException {
        String json = CatalogJson.write(catalog).encode();
        byte[] bytes = (FORM + Sha256.hex(json) + "\n" + json).getBytes(StandardCharsets.UTF_8);
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), "catalog", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** What was written last; empty when there is nothing, or nothing that can be trusted. */
    public Optional<CatalogUpdate> read() {
        try {
            String text = Files.readString(file);
            int end = text.indexOf('\n');
            String json = text.substring(end + 1);
            if (end < 0 || !text.substring(0, end).equals(FORM + Sha256.hex(json))) {
                LOG.warnf("%s is damaged and ignored", file);
                return Optional.empty();
            }
            return Optional.of(CatalogJson.read(new JsonObject(json)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            LOG.warnf(unreadable, "%s cannot be read and is ignored", file);
            return Optional.empty();
        }
    }
}
