package dev.oasis.localstack.up;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import dev.oasis.localstack.process.ChildProcess;

/**
 * A root with a stub for each service, and an {@code OASIS_HOME}, on which the launcher is run as users run it: as a process.
 */
final class Installation {

    /** A build that runs in the background ignores SIGINT, and what it starts would inherit that. */
    private static final List<String> DEFAULT_SIGNALS = System.getProperty("os.name").equals("Linux")
            ? List.of("env", "--default-signal=INT")
            : List.of();

    private static final long PATIENCE_SECONDS = 90;

    private final Path directory;

    Installation(Path directory) throws IOException {
        this.directory = directory;
        for (ServiceDefinition service : ServiceDefinition.ALL) {
            writeStub(service.jar(directory));
        }
        shareUnpackedPostgres();
    }

    /** Unpacking takes longer than all else; the executables stay in target. */
    private void shareUnpackedPostgres() throws IOException {
        Path shared = Files.createDirectories(Path.of("target/postgres-binaries").toAbsolutePath());
        Files.createDirectories(home().directory());
        Files.createSymbolicLink(home().postgresBinaries(), shared);
    }

    /** Ends what runs. */
    void end() throws IOException, InterruptedException {
        run("down");
        Files.delete(home().postgresBinaries());
    }

    private static void writeStub(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubService.class.getName());
        String entry = StubService.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry(entry));
            try (var stream = StubService.class.getClassLoader().getResourceAsStream(entry)) {
                stream.transferTo(out);
            }
        }
    }

    OasisHome home() {
        return new OasisHome(directory.resolve("home"));
    }

    /** Runs a command to its end. */
    Result run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "command", ".out");
        Process process = start(environment, output, arguments);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroy();
            throw new AssertionError("Not done after " + PATIENCE_SECONDS + " s:\n" + Files.readString(output));
        }
        return new Result(process.exitValue(), Files.readString(output));
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    /** Starts a command whose output goes to a file. */
    Process start(Map<String, String> environment, Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(DEFAULT_SIGNALS);
        command.addAll(List.of(ChildProcess.java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Dvertx.disableURIValidation=true", "-Doasis.root=" + directory,
                "-cp", System.getProperty("java.class.path"), Oasis.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()));
        builder.environment().put("OASIS_HOME", home().directory().toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    record Result(int status, String output) {
    }
}
