package dev.oasis.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of the result: a path of a server, and what it must answer.
 *
 * @param name what the table calls it
 * @param status 200 or 204
 */
record Subject(String name, MeasuredServer server, String path, int status) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    /** Fails when the answer is not what it must be. */
    void check() throws IOException {
        assertThat(server.answer(path).status()).as(name + ": " + path).isEqualTo(status);
    }

    /** Loads the server with 64 connections; fails when one answer is an error. */
    Turn load(int seconds) {
        Duration before = server.cpuTime();
        long start = System.nanoTime();
        String output = Tool
                .run(Core.LOAD.run(List.of(Tool.WRK.path(), "-t1", "-c64", "-d" + seconds + "s", server.url(path))));
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        Duration cpu = server.cpuTime().minus(before);
        assertThat(output).as(name).doesNotContain("Non-2xx", "Socket errors");
        Matcher rate = RATE.matcher(output);
        assertThat(rate.find()).as(output).isTrue();
        double perSecond = Double.parseDouble(rate.group(1));
        double share = (double) cpu.toNanos() / wall.toNanos();
        return new Turn(perSecond, share);
    }
}
