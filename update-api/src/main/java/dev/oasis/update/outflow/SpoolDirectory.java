package dev.oasis.update.outflow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.oasis.common.id.Ulid;

/**
 * Records that wait on disk, in files of one process. Appending ends with an fsync: what returned is safe. A file is a list of
 * lines {@code key TAB json}; the last line of a file that was cut off by a crash was never promised and is left out. Blocking,
 * for worker threads; safe for use by several.
 */
public final class SpoolDirectory {

    private static final String SUFFIX = ".records";
    private static final String DAMAGED = ".damaged";
    /** Brokers take one megabyte, key and framing included; nothing that was appended is as long. */
    private static final int MAX_RECORD_BYTES = 1_000_000;

    private final Path directory;
    private final long maxBytes;
    private Path current;

    public SpoolDirectory(Path directory, long maxBytes) {
        this.directory = directory;
        this.maxBytes = maxBytes;
    }

    /** @throws SpoolFullException when the records would exceed the limit; nothing is written then */
    public synchronized void append(List<OutgoingRecord> records) throws IOException {
        byte[] lines = lines(records);
        if (size() + lines.length > maxBytes) {
            throw new SpoolFullException(maxBytes);
        }
        write(lines);
    }

    /** The same without a limit, for what has nowhere else to go and is small by itself. */
    public synchronized void appendBeyondLimit(List<OutgoingRecord> records) throws IOException {
        write(lines(records));
    }

    private static byte[] lines(List<OutgoingRecord> records) {
        StringBuilder lines = new StringBuilder();
        records.forEach(record -> lines.append(record.key()).append('\t').append(record.json()).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(byte[] bytes) throws IOException {
        Files.createDirectories(directory);
        if (current == null) {
            current = directory.resolve(Ulid.next() + SUFFIX);
        }
        try (FileChannel channel = FileChannel.open(current, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (IOException failure) {
            // A half-written line must stay the last one of its file.
            current = null;
            throw failure;
        }
    }

    /** The oldest file. From now on nothing is appended to it. */
    public synchronized Optional<Path> oldest() throws IOException {
        Optional<Path> oldest = files().stream().min(Path::compareTo);
        if (oldest.isPresent() && oldest.get().equals(current)) {
            current = null;
        }
        return oldest;
    }

    public SpoolContent read(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        List<OutgoingRecord> records = new ArrayList<>();
        boolean damaged = false;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            Optional<OutgoingRecord> record = record(text.substring(start, end));
            record.ifPresent(records::add);
            damaged |= record.isEmpty();
            start = end + 1;
        }
        return new SpoolContent(records, damaged);
    }

    private static Optional<OutgoingRecord> record(String line) {
        int tab = line.indexOf('\t');
        boolean whole = tab >= 0 && line.startsWith("{", tab + 1) && line.endsWith("}")
                && line.getBytes(StandardCharsets.UTF_8).length <= MAX_RECORD_BYTES;
        return whole ? Optional.of(new OutgoingRecord(line.substring(0, tab), line.substring(tab + 1))) : Optional.empty();
    }

    /** Takes a file out of the spool but leaves it on disk for people to look at. Its new name comes out. */
    public synchronized Path setAside(Path file) throws IOException {
        return Files.move(file, file.resolveSibling(file.getFileName() + DAMAGED));
    }

    public synchronized void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** Bytes in files that are to be sent. */
    synchronized long size() throws IOException {
        long size = 0;
        for (Path file : files()) {
            size += Files.size(file);
        }
        return size;
    }

    private List<Path> files() throws IOException {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).toList();
        }
    }
}
