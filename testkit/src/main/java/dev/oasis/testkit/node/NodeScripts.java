package dev.oasis.testkit.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.oasis.testkit.RepositoryRoot;

/**
 * Scripts that lie beside a class, with the packages that they need, installed below {@code target} as the lock file beside
 * them pins them.
 *
 * @param beside whose package has the scripts, {@code package.json} and {@code package-lock.json}
 * @param folder below {@code testkit/target}
 */
public record NodeScripts(Class<?> beside, String folder, List<String> scripts) {

    private static final int INSTALL_PATIENCE_MINUTES = 5;

    public NodeScripts {
        scripts = List.copyOf(scripts);
    }

    /** The directory to run them in. One test JVM installs, others wait for it. */
    Path directory() {
        Path directory = RepositoryRoot.find().resolve("testkit/target").resolve(folder);
        try {
            Files.createDirectories(directory);
            // Closing the file gives the lock back.
            try (FileChannel file = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE)) {
                file.lock();
                prepare(directory);
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while npm installs", e);
        }
    }

    private void prepare(Path directory) throws IOException, InterruptedException {
        Path mark = directory.resolve("installed-lock.json");
        List<String> files = Stream.concat(Stream.of("package.json", "package-lock.json"), scripts.stream()).toList();
        for (String file : files) {
            try (InputStream content = beside.getResourceAsStream(file)) {
                Files.copy(content, directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path wanted = directory.resolve("package-lock.json");
        if (Files.notExists(mark) || Files.mismatch(mark, wanted) >= 0) {
            install(directory);
            Files.copy(wanted, mark, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void install(Path directory) throws IOException, InterruptedException {
        Path log = directory.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(directory.toFile()).redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile())).start();
        if (!npm.waitFor(INSTALL_PATIENCE_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            throw new IllegalStateException("npm ci fails; it said:\n" + Files.readString(log));
        }
    }
}
