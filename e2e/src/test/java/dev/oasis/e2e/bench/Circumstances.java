package dev.oasis.e2e.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import dev.oasis.localstack.process.ServiceProcess;

/** What one must know to compare the figures with others. */
final class Circumstances {

    private static final String MODEL = "model name";

    private Circumstances() {
    }

    static String describe(Schedule schedule) throws IOException {
        return String.format(Locale.ROOT, """
                Taken %s on %s (%d such cores in all), load average %.1f at the start. JDK %s, %s, one event loop. %s.
                The server has one core, wrk -t1 -c64 and all the rest the other. %d rounds of %d s for each row in turn, \
                after %d s of warm-up for each. The 200 releases were written straight into the tables, but for the newest.
                """, Instant.now().truncatedTo(ChronoUnit.SECONDS), processor(), cores(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), System.getProperty("java.version"),
                String.join(" ", ServiceProcess.FLAGS), Tool.run(List.of(Tool.NGINX.path(), "-v")).strip(), schedule.rounds(),
                schedule.seconds(), schedule.warmUpSeconds());
    }

    static String ofLists(Schedule schedule) throws IOException {
        return String.format(Locale.ROOT,
                """
                        Taken %s on %s (%d such cores), load average %.1f at the start, JDK %s. One caller, through the origin, over one \
                        connection; reading the JSON counts too. %d rounds of %d s for each page in turn, after %d s of warm-up for each.
                        """,
                Instant.now().truncatedTo(ChronoUnit.SECONDS), processor(), cores(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), System.getProperty("java.version"),
                schedule.rounds(), schedule.seconds(), schedule.warmUpSeconds());
    }

    private static String processor() throws IOException {
        return information().stream().filter(line -> line.startsWith(MODEL)).findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("an unnamed processor");
    }

    // Not the JVM's own count, which is one since it was pinned.
    private static long cores() throws IOException {
        return information().stream().filter(line -> line.startsWith("processor")).count();
    }

    private static List<String> information() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo"));
    }
}
