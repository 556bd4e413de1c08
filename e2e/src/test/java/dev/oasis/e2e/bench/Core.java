package dev.oasis.e2e.bench;

import java.util.ArrayList;
import java.util.List;

/** The two processor cores of a run, by what they do. */
enum Core {

    /** Has the server under test to itself. */
    SERVER,
    /** Has the load, the tests and everything that the servers talk to. */
    LOAD;

    private String number() {
        return Integer.toString(ordinal());
    }

    /** The command, run on this core with all its threads and children. */
    List<String> run(List<String> command) {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", number()));
        pinned.addAll(command);
        return pinned;
    }

    /** Moves all threads of this JVM, and so what it starts from now on, to this core. */
    void takeThisProcess() {
        Tool.run(List.of("taskset", "-acp", number(), Long.toString(ProcessHandle.current().pid())));
    }
}
