package dev.oasis.admin.integration;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Everything that is logged while it is open, down to the last level that the build lets through. */
final class RecordedLog extends Handler implements AutoCloseable {

    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = Logger.getLogger("");
    private final Logger ours = Logger.getLogger("dev.oasis");
    private final Level before = ours.getLevel();

    RecordedLog() {
        setLevel(Level.ALL);
        root.addHandler(this);
        ours.setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord record) {
        StringWriter line = new StringWriter();
        // Unformatted: what would be filled into the message stands behind it.
        line.append(record.getLoggerName()).append(' ').append(record.getMessage()).append(' ')
                .append(Arrays.toString(record.getParameters()));
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(line));
        }
        lines.add(line.toString());
    }

    String text() {
        return String.join("\n", lines);
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        root.removeHandler(this);
        ours.setLevel(before);
    }
}
