package dev.oasis.localstack.up;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** The lines by which a command tells what it does. Safe for use by several threads. */
final class Progress {

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** One sentence or more. */
    void say(String text) {
        out.println(text);
        out.flush();
    }

    /** {@code   admin-api    ready in  4.1 s   http://127.0.0.1:40123} */
    void ready(String name, Duration time, String address) {
        say(String.format(Locale.ROOT, "  %-11s ready in %5.1f s   %s", name, seconds(time), address));
    }

    static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
