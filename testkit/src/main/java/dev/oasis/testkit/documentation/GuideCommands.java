package dev.oasis.testkit.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs {@link DocumentedCommands} of a guide as its readers do, in a shell.
 *
 * @param guide its file below {@code docs}
 */
public record GuideCommands(String guide) {

    /** What the commands said, and how they ended. */
    public record Outcome(int status, String output) {
    }

    /**
     * Stops at the first command that fails.
     *
     * @param variables which the guide takes for given
     */
    public Outcome run(String name, Path directory, Map<String, String> variables) {
        return run(List.of(name), directory, variables);
    }

    /** Several blocks, one after the other in the same shell. */
    public Outcome run(List<String> names, Path directory, Map<String, String> variables) {
        try {
            DocumentedCommands page = DocumentedCommands.of("docs/" + guide);
            StringBuilder commands = new StringBuilder();
            names.forEach(name -> commands.append(page.block(name)));
            Path log = Files.createTempFile(directory, "guide", ".log");
            ProcessBuilder shell = new ProcessBuilder("sh", "-euc", commands.toString()).directory(directory.toFile())
                    .redirectErrorStream(true).redirectOutput(log.toFile());
            shell.environment().putAll(variables);
            int status = shell.start().waitFor();
            return new Outcome(status, Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
