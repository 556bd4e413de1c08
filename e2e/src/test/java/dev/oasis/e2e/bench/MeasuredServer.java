package dev.oasis.e2e.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.oasis.localstack.process.ChildProcess;
import dev.oasis.localstack.stack.LoopbackPort;

/** A server that has a core to itself. Closing it ends it. */
final class MeasuredServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final ChildProcess process;
    private final int port;

    private MeasuredServer(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param port that the command makes it listen on
     * @param readyPath what it answers with a 2xx as soon as it can be measured
     */
    static MeasuredServer start(Path log, int port, List<String> command, Map<String, String> environment, String readyPath)
            throws IOException {
        ChildProcess process = new ChildProcess(log.getFileName().toString(), log);
        process.start(Core.SERVER.run(command), environment);
        MeasuredServer server = new MeasuredServer(process, port);
        try {
            await(process.name()).atMost(PATIENCE).ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> server.answer(readyPath).status() / 100 == 2);
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
        return server;
    }

    String url(String path) {
        return "http://" + LoopbackPort.HOST + ":" + port + path;
    }

    int port() {
        return port;
    }

    RecordedAnswer answer(String path) throws IOException {
        return RecordedAnswer.from(port, path);
    }

    /** The time that its threads have run for so far. */
    Duration cpuTime() {
        return Stream.concat(Stream.of(process.handle()), process.handle().descendants())
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO)).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        try {
            process.stop(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
