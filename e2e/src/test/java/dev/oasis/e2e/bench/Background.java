package dev.oasis.e2e.bench;

import java.util.List;

/**
 * What was started besides the server under test and the load. It shares the core of the load; what it takes of it in the
 * middle of a schedule would be measured as the server's delay.
 */
final class Background {

    private Background() {
    }

    /** Lets all programs that this JVM has started so far run only when nothing else wants their core. */
    static void recede() {
        ProcessHandle.current().descendants().forEach(program -> Tool.run(
                List.of(Tool.CHRT.path(), "--all-tasks", "--idle", "--pid", "0", Long.toString(program.pid()))));
    }
}
