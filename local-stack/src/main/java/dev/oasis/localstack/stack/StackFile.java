package dev.oasis.localstack.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import dev.oasis.localstack.files.PrivateFile;

/** {@code stack.properties}: written when all parts are ready, gone when they stop; it holds the parts' passwords. */
final class StackFile {

    static final String NAME = "stack.properties";

    private StackFile() {
    }

    static void write(Path data, Map<Part, StackPart> parts, Map<Part, Duration> startTimes) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        Map<String, String> entries = new TreeMap<>();
        entries.put("pid", Long.toString(self.pid()));
        entries.put("started", self.info().startInstant().map(Instant::toString).orElse(""));
        parts.forEach((part, server) -> {
            server.describe().forEach((key, value) -> entries.put(part.wireName() + "." + key, value));
            entries.put(part.wireName() + ".ready-millis", Long.toString(startTimes.get(part).toMillis()));
        });
        StringBuilder text = new StringBuilder();
        // No value holds a character that the format would want escaped: digits, host names, URLs, hex.
        entries.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        PrivateFile.write(data.resolve(NAME), text.toString());
    }
}
