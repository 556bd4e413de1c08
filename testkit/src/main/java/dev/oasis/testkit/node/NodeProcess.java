package dev.oasis.testkit.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One script that runs until it is closed, or until this JVM ends. */
public final class NodeProcess implements AutoCloseable {

    private static final String READY = "PORT ";

    private final Process process;
    private final Thread atExit;
    private final int port;

    private NodeProcess(Process process, int port) {
        this.process = process;
        this.port = port;
        this.atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts a script and returns when it has said on which port it answers. */
    public static NodeProcess start(NodeScripts scripts, String script, String... arguments) {
        Path directory = scripts.directory();
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        try {
            Path log = Files.createTempFile(directory, script, ".log");
            Process process = new ProcessBuilder(command).directory(directory.toFile())
                    .redirectError(Redirect.to(log.toFile())).start();
            return new NodeProcess(process, readPort(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The stream is read to the port and no further: the scripts say nothing else there.
    private static int readPort(Process process, Path log) throws IOException {
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return Integer.parseInt(line.substring(READY.length()));
            }
        }
        throw new IllegalStateException("A script ended while it started; it said:\n" + Files.readString(log));
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        if (!Runtime.getRuntime().removeShutdownHook(atExit)) {
            throw new IllegalStateException("The hook was gone");
        }
    }
}
