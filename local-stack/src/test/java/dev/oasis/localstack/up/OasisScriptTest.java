package dev.oasis.localstack.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The {@code oasis} script as far as the JDK check; what comes after it would build. */
class OasisScriptTest {

    private static final Path SCRIPT = Path.of(System.getProperty("oasis.root"), "oasis");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({ "1.8.0_292, 1", "11.0.2, 11", "16, 16" })
    void a_jdk_that_is_too_old_is_named_with_the_way_out(String version, String major) throws Exception {
        Path java = fakeJava(directory, version);

        assertThat(run(Map.of("PATH", directory + ":/usr/bin:/bin"))).isEqualTo("oasis: " + java + " is Java " + major
                + ", and Oasis needs 17 or newer. Install one, or set JAVA_HOME to one.");
    }

    @Test
    void java_home_goes_before_the_path() throws Exception {
        Path java = fakeJava(Files.createDirectories(directory.resolve("jdk/bin")), "9.0.1");

        assertThat(run(Map.of("JAVA_HOME", directory.resolve("jdk").toString()))).startsWith("oasis: " + java + " is Java 9");
    }

    @Test
    void a_java_home_without_java_is_named() throws Exception {
        assertThat(run(Map.of("JAVA_HOME", directory.toString())))
                .startsWith("oasis: JAVA_HOME is " + directory + ", but there is no bin/java in it.");
    }

    @Test
    void no_java_at_all_is_named() throws Exception {
        executable(directory.resolve("dirname"), "exec /usr/bin/dirname \"$@\"");

        assertThat(run(Map.of("PATH", directory.toString()))).startsWith("oasis: Java is missing. Install a JDK 17 or newer");
    }

    private static Path fakeJava(Path bin, String version) throws IOException {
        return executable(bin.resolve("java"), "echo 'openjdk version \"" + version + "\" 2020' >&2");
    }

    private static Path executable(Path file, String command) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + command + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What it says; it must fail. */
    private static String run(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", SCRIPT.toString(), "up").redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(output).isEqualTo(1);
        return output;
    }
}
