package dev.oasis.update.snapshot;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jboss.logging.Logger;

import dev.oasis.common.catalog.reader.AppOffering;
import dev.oasis.common.catalog.reader.CatalogUpdate;
import dev.oasis.common.crypto.Sha256;
import io.vertx.core.json.JsonObject;

/**
 * The copy of the catalog on disk: a first line with the form's name and the catalog's version, a line of JSON for each app,
 * and a last one with the SHA-256 of all before it. Written and read app by app, so that a large catalog is never in memory
 * twice. It is replaced as a whole, so that a crash leaves the old or the new one. Blocking; worker threads only.
 */
public final class CatalogFile {

    private static final Logger LOG = Logger.getLogger(CatalogFile.class);
    private static final String FORM = "oasis-catalog-3 ";
    private static final byte[] LINE_END = { '\n' };

    private final Path file;

    public CatalogFile(Path directory) {
        this.file = directory.resolve("catalog.json");
    }

    public void write(CatalogUpdate catalog) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), "catalog", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
                MessageDigest digest = Sha256.digest();
                writeLine(out, digest, FORM + catalog.version());
                for (AppOffering app : catalog.apps()) {
                    writeLine(out, digest, CatalogJson.app(app).encode());
                }
                out.write(HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.UTF_8));
                out.write(LINE_END);
                out.flush();
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void writeLine(OutputStream out, MessageDigest digest, String line) throws IOException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        out.write(LINE_END);
        digest.update(bytes);
        digest.update(LINE_END);
    }

    /** What was written last; empty when there is nothing, or nothing that can be trusted. */
    public Optional<CatalogUpdate> read() {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            Optional<CatalogUpdate> catalog = read(lines);
            if (catalog.isEmpty()) {
                LOG.warnf("%s is damaged and ignored", file);
            }
            return catalog;
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            LOG.warnf(unreadable, "%s cannot be read and is ignored", file);
            return Optional.empty();
        }
    }

    private static Optional<CatalogUpdate> read(BufferedReader lines) throws IOException {
        MessageDigest digest = Sha256.digest();
        String first = lines.readLine();
        String line = lines.readLine();
        if (first == null || !first.startsWith(FORM) || line == null) {
            return Optional.empty();
        }
        update(digest, first);
        List<AppOffering> apps = new ArrayList<>();
        for (String next = lines.readLine(); next != null; next = lines.readLine()) {
            update(digest, line);
            apps.add(CatalogJson.app(new JsonObject(line)));
            line = next;
        }
        return line.equals(HexFormat.of().formatHex(digest.digest()))
                ? Optional.of(new CatalogUpdate(Long.parseLong(first.substring(FORM.length())), apps, Set.of()))
                : Optional.empty();
    }

    private static void update(MessageDigest digest, String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update(LINE_END);
    }
}
