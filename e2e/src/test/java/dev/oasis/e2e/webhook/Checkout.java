package dev.oasis.e2e.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A clone, made and pushed by git itself over HTTP. */
final class Checkout {

    private final Path directory;

    private Checkout(Path directory) {
        this.directory = directory;
    }

    /** @param directory an empty one */
    static Checkout of(LinkedRepository repository, Path directory) {
        Checkout checkout = new Checkout(directory);
        checkout.git("clone", "-q", repository.cloneUrl(), ".");
        return checkout;
    }

    /** Commits a file as often as wanted and pushes all of it together; answers the last commit. */
    String push(String file, int commits) {
        for (int i = 1; i <= commits; i++) {
            write(file, "version " + i + " of " + System.nanoTime() + "\n");
            git("add", "-A");
            git("commit", "-q", "-m", "Change " + file + ", part " + i);
        }
        git("push", "-q", "origin", "HEAD:main");
        return git("rev-parse", "HEAD").strip();
    }

    private void write(String file, String content) {
        try {
            Path path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String git(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "user.name=Ada Example", "-c", "user.email=ada@example.test"));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as(command + ": " + output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while git works", e);
        }
    }
}
