package dev.oasis.localstack.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What to run and where.
 *
 * @param data the directory that keeps everything; it may hold the data of an earlier run
 * @param binaries where PostgreSQL's executables are unpacked; it may be shared by several stacks
 * @param parts what to start, at least one
 * @param ports the port of a part; absent or 0 takes a free one
 * @param durable whether PostgreSQL waits for the disk on commit; tests do without
 */
record StackSettings(Path data, Path binaries, Set<Part> parts, Map<Part, Integer> ports, boolean durable) {

    StackSettings {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("no part to start");
        }
        parts = Set.copyOf(parts);
        ports = Map.copyOf(ports);
    }

    /** The port asked for, or 0 for any. */
    int port(Part part) {
        return ports.getOrDefault(part, 0);
    }
}
