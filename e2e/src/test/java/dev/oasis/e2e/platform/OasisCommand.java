package dev.oasis.e2e.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.oasis.localstack.process.ProcessRecord;
import dev.oasis.localstack.process.RunDirectory;

/**
 * {@code ./oasis} and a shell beside it, as their user has them, with a home directory of their own. Closing ends what runs.
 */
public final class OasisCommand implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 180;

    private final Path home;
    private final Path work;

    /** @param directory an empty one, for the home and for what commands write */
    public OasisCommand(Path directory) throws IOException {
        this.home = directory.resolve("home");
        this.work = Files.createDirectory(directory.resolve("work"));
        markBuilt();
    }

    /** @param output standard output and standard error */
    public record Result(int status, String output) {
    }

    /** The build that runs these tests has packaged every service: the command need not do it once more beside it. */
    private static void markBuilt() throws IOException {
        Path stamp = Repository.root().resolve("target/oasis-build.stamp");
        Files.createDirectories(stamp.getParent());
        if (Files.notExists(stamp)) {
            Files.createFile(stamp);
        }
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.now()));
    }

    /** Runs {@code ./oasis} to its end. */
    public Result run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Repository.root().resolve("oasis").toString()));
        command.addAll(List.of(arguments));
        return run(work, command);
    }

    /** Runs a command line in an empty directory. */
    public Result shell(String line) {
        return run(work, List.of("sh", "-c", line));
    }

    /** Runs a script at the root of the repository; its first failure ends it. */
    public Result script(String lines) {
        return run(Repository.root(), List.of("sh", "-euc", lines));
    }

    private Result run(Path directory, List<String> command) {
        try {
            Path output = Files.createTempFile(work, "output", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("OASIS_HOME", home.toString());
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                throw new AssertionError(
                        command + " is not done after " + PATIENCE_SECONDS + " s:\n" + Files.readString(output));
            }
            return new Result(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + command, e);
        }
    }

    public Path home() {
        return home;
    }

    /** The process that watches over all others. */
    public ProcessHandle launcher() throws IOException {
        return new RunDirectory(home.resolve("run")).find("oasis").flatMap(ProcessRecord::running).orElseThrow();
    }

    @Override
    public void close() {
        run("down");
    }
}
