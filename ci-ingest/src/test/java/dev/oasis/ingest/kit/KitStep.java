package dev.oasis.ingest.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.oasis.testkit.RepositoryRoot;

/** A step that uses one of the composite actions: does with its {@code action.yml} what a runner of GitHub does. */
final class KitStep {

    private static final Path ACTIONS = RepositoryRoot.find().resolve(".github/actions");
    private static final Pattern INPUT = Pattern.compile("\\$\\{\\{ inputs\\.(\\w+) }}");
    private static final Pattern OUTPUT = Pattern.compile("^(\\w+)<<(\\S+)\\n(.*?)\\n\\2\\n",
            Pattern.MULTILINE | Pattern.DOTALL);

    private final Path action;
    private final Path work;
    private final Map<String, String> inputs = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    /** What a step leaves. */
    record Outcome(int status, String log, Map<String, String> outputs, String summary) {
    }

    KitStep(String action, Path work) {
        this.action = ACTIONS.resolve(action);
        this.work = work;
        environment.putAll(Map.of("GITHUB_ACTIONS", "true", "GITHUB_RUN_ID", "1", "OASIS_RETRY_MS", "1"));
    }

    KitStep with(String input, String value) {
        inputs.put(input, value);
        return this;
    }

    KitStep given(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Outcome run() {
        try {
            JsonNode definition = new YAMLMapper().readTree(action.resolve("action.yml").toFile());
            JsonNode step = definition.at("/runs/steps/0");
            definition.get("inputs").fieldNames().forEachRemaining(
                    name -> inputs.putIfAbsent(name, definition.at("/inputs/" + name + "/default").asText("")));
            if (!definition.get("inputs").properties().stream().map(Map.Entry::getKey).toList().containsAll(inputs.keySet())) {
                throw new IllegalArgumentException("The action has no such input: " + inputs.keySet());
            }
            Path output = Files.createTempFile(work, "output", "");
            Path summary = Files.createTempFile(work, "summary", "");
            Path log = Files.createTempFile(work, "log", "");
            ProcessBuilder builder = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c",
                    step.get("run").asText()).directory(work.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            builder.environment().putAll(Map.of("GITHUB_ACTION_PATH", action.toString(), "GITHUB_OUTPUT", output.toString(),
                    "GITHUB_STEP_SUMMARY", summary.toString()));
            step.get("env").properties().forEach(
                    variable -> builder.environment().put(variable.getKey(), resolved(variable.getValue().asText())));
            int status = builder.start().waitFor();
            return new Outcome(status, Files.readString(log), outputs(output), Files.readString(summary));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String resolved(String text) {
        Matcher input = INPUT.matcher(text);
        return input.replaceAll(match -> Matcher.quoteReplacement(inputs.get(match.group(1))));
    }

    private static Map<String, String> outputs(Path file) throws IOException {
        Map<String, String> outputs = new HashMap<>();
        OUTPUT.matcher(Files.readString(file)).results().forEach(found -> outputs.put(found.group(1), found.group(3)));
        return outputs;
    }

    /** Writes a file below a directory of the step, which is made. */
    static Path write(Path directory, String name, byte[] content) {
        try {
            return Files.write(Files.createDirectories(directory).resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path directory, String name, String content) {
        return write(directory, name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** What lies below a directory, as names with slashes, in order. */
    static List<String> names(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(file -> directory.relativize(file).toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
