package dev.oasis.localstack.up;

import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Option;

/** What {@code up} can be told; how it is run apart. */
final class UpOptions {

    @Option(names = "--fresh", description = "Delete all data of earlier runs first, keys included.")
    boolean fresh;

    @Option(names = "--port", defaultValue = "8080", description = "The port of the one origin (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(names = "--demo", description = "Make an app with a signed release that a client is offered.")
    boolean demo;

    /** The same options as arguments of another process. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--port", Integer.toString(port)));
        if (fresh) {
            arguments.add("--fresh");
        }
        if (demo) {
            arguments.add("--demo");
        }
        return arguments;
    }
}
