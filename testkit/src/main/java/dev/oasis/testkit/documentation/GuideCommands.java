package dev.oasis.testkit.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.oasis.testkit.RepositoryRoot;

/**
 * Runs shell commands of a guide as its readers do: those in a block of {@code sh} below {@code <!-- test: name -->}.
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
            StringBuilder commands = new StringBuilder();
            for (String name : names) {
                commands.append(block(name));
            }
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

    private String block(String name) throws IOException {
        String text = Files.readString(RepositoryRoot.find().resolve("docs").resolve(guide));
        Matcher block = Pattern.compile("<!-- test: " + Pattern.quote(name) + " -->\\s*```sh\\n(.*?)```", Pattern.DOTALL)
                .matcher(text);
        if (!block.find()) {
            throw new IllegalStateException(guide + " has no block of sh below <!-- test: " + name + " -->");
        }
        return block.group(1);
    }
}
