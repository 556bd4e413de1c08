package dev.oasis.e2e.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.oasis.localstack.process.ChildProcess;
import dev.oasis.localstack.stack.LoopbackPort;

/** A server that has a core to itself. Closing it ends it. */
final class MeasuredServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final ChildProcess process;
    private final Ports ports;
    private JvmProbe probe;

    private MeasuredServer(ChildProcess process, Ports ports) {
        this.process = process;
        this.ports = ports;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param ports that the command makes it listen on
     * @param readyPath what it answers with a 2xx as soon as it can be measured
     */
    static MeasuredServer start(Path log, Ports ports, List<String> command, Map<String, String> environment, String readyPath)
            throws IOException {
        MeasuredServer server = launch(log, ports, command, environment);
        server.awaitReady(readyPath);
        return server;
    }

    /** Starts it and returns at once. */
    static MeasuredServer launch(Path log, Ports ports, List<String> command, Map<String, String> environment)
            throws IOException {
        ChildProcess process = new ChildProcess(log.getFileName().toString(), log);
        process.start(Core.SERVER.run(command), environment);
        return new MeasuredServer(process, ports);
    }

    /** Returns when the path is answered with a 2xx; ends the server when it is not. */
    void awaitReady(String path) {
        try {
            await(process.name()).atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                    .ignoreExceptionsInstanceOf(IOException.class).until(() -> answer(path).status() / 100 == 2);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    String url(boolean tls, String path) {
        return (tls ? "https://" : "http://") + LoopbackPort.HOST + ":" + (tls ? ports.tls() : ports.plain()) + path;
    }

    int port() {
        return ports.plain();
    }

    RecordedAnswer answer(String path) throws IOException {
        return RecordedAnswer.from(ports.plain(), path);
    }

    /** What its threads have allocated so far; always the same for what is no JVM. */
    long allocatedBytes() {
        return probe == null ? 0 : probe.allocatedBytes();
    }

    /** Bytes of its heap in use after a full collection. */
    long liveHeap() {
        return probe.liveHeap();
    }

    /** To be called once for a JVM, from when on its memory is known. */
    MeasuredServer probed() throws IOException {
        probe = JvmProbe.attach(process.handle().pid());
        return this;
    }

    boolean isJvm() {
        return probe != null;
    }

    /** The time that its threads have run for so far. */
    Duration cpuTime() {
        return Stream.concat(Stream.of(process.handle()), process.handle().descendants())
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO)).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        try {
            if (probe != null) {
                probe.close();
            }
            process.stop(GRACE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        try {
            process.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
