package dev.oasis.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of the result: paths of a server, and what it must answer.
 *
 * @param name what the table calls it
 * @param paths asked for in turn
 * @param status 200 or 204
 */
record Subject(String name, MeasuredServer server, Paths paths, int status, Load load) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern COUNT = Pattern.compile("(\\d+) requests in");

    Subject(String name, MeasuredServer server, String path, int status) {
        this(name, server, path, status, Load.USUAL);
    }

    Subject(String name, MeasuredServer server, String path, int status, Load load) {
        this(name, server, Paths.one(path), status, load);
    }

    /** What two subjects must have in common to be compared. */
    record Kind(int status, Load load) {
    }

    Kind kind() {
        return new Kind(status, load);
    }

    /** Fails when the answer is not what it must be. */
    void check() throws IOException {
        assertThat(server.answer(paths.first()).status()).as(name + ": " + paths.first()).isEqualTo(status);
    }

    /** Loads the server; fails when one answer is an error. */
    Turn load(int seconds) {
        List<String> command = new ArrayList<>(load.command(seconds));
        command.addAll(paths.arguments(server.url(load.tls(), paths.first())));
        long allocatedBefore = server.allocatedBytes();
        Duration before = server.cpuTime();
        long start = System.nanoTime();
        String output = Tool.run(Core.LOAD.run(command));
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        Duration cpu = server.cpuTime().minus(before);
        long allocated = server.allocatedBytes() - allocatedBefore;
        assertThat(output).as(name).doesNotContain("Non-2xx", "Socket errors");
        return new Turn(number(RATE, output), (double) cpu.toNanos() / wall.toNanos(),
                server.isJvm() ? allocated / number(COUNT, output) : -1);
    }

    private static double number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        assertThat(matcher.find()).as(output).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
