package dev.oasis.testkit.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One script that runs to its end. */
public final class NodeScript {

    private NodeScript() {
    }

    /**
     * What the script says.
     *
     * @throws IllegalStateException when it fails, or Node.js or its packages are missing
     */
    public static List<String> lines(NodeScripts scripts, String script, String... arguments) {
        Path directory = scripts.directory();
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(script + " fails; it said:\n" + output);
            }
            return output.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Is Node.js 18 or newer installed? .ci/run says how.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
