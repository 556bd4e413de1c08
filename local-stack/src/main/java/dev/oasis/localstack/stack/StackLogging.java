package dev.oasis.localstack.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.LogManager;

/** What the servers and the launcher log: warnings and worse, one line each, to the standard error. */
public final class StackLogging {

    private StackLogging() {
    }

    /** Must run before anything logs. */
    public static void configure() {
        // Kafka names log4j's API; without a provider that API complains and then does just this.
        System.setProperty("log4j.provider", "org.apache.logging.log4j.simple.internal.SimpleProvider");
        try (InputStream settings = StackLogging.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
