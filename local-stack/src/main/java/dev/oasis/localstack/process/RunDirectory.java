package dev.oasis.localstack.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.oasis.localstack.files.PrivateFile;

/** One file for each process that belongs to a run, and the lock that makes the run the only one. */
public final class RunDirectory {

    private static final String SUFFIX = ".process";

    private final Path directory;

    public RunDirectory(Path directory) {
        this.directory = directory;
    }

    /** Takes the lock until this JVM ends; false when another process holds it. */
    public boolean lock() throws IOException {
        PrivateFile.createDirectory(directory);
        FileChannel channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return false;
        }
        return true;
    }

    public void write(ProcessRecord process) throws IOException {
        PrivateFile.write(directory.resolve(process.name() + SUFFIX),
                process.pid() + " " + process.started().toEpochMilli() + " " + process.port() + "\n");
    }

    /** Every record, of processes that run and of those that do not. */
    public List<ProcessRecord> all() throws IOException {
        List<ProcessRecord> records = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX)).sorted().toList()) {
                    records.add(read(file));
                }
            }
        }
        return records;
    }

    public Optional<ProcessRecord> find(String name) throws IOException {
        return all().stream().filter(process -> process.name().equals(name)).findFirst();
    }

    public void remove(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name + SUFFIX));
    }

    private static ProcessRecord read(Path file) throws IOException {
        String name = file.getFileName().toString().replace(SUFFIX, "");
        String[] fields = Files.readString(file).strip().split(" ");
        return new ProcessRecord(name, Long.parseLong(fields[0]), Instant.ofEpochMilli(Long.parseLong(fields[1])),
                Integer.parseInt(fields[2]));
    }
}
