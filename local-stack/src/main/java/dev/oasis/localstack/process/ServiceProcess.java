package dev.oasis.localstack.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.oasis.localstack.stack.LoopbackPort;

/**
 * One packaged service as a process of its own, on a port of 127.0.0.1 that stays the same over restarts.
 *
 * <p>
 * {@code start}, {@code awaitReady}, then {@code stop} or {@code kill}, and {@code start} again. Closing it stops it. The
 * methods may be called from any thread.
 */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(30);
    /**
     * What the JVM of a service is given. The URI validation would refuse the raw braces of a Tauri endpoint's
     * {@code {{bundle_type}}}.
     */
    public static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx256m", "-Dvertx.disableURIValidation=true");

    private final ChildProcess child;
    private final Path jar;
    private final int port;

    /**
     * @param name what messages call it
     * @param jar the runnable jar, {@code <module>/target/quarkus-app/quarkus-run.jar}
     * @param log the file that its output is appended to
     */
    public ServiceProcess(String name, Path jar, Path log) throws IOException {
        this.child = new ChildProcess(name, log);
        this.jar = jar;
        this.port = LoopbackPort.free();
    }

    /** Starts the process with {@code environment} added to this JVM's own; its address is set here. */
    public void start(Map<String, String> environment) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_HOST", LoopbackPort.HOST);
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        child.start(command(jar), all);
    }

    /** The command that runs a packaged service. */
    public static List<String> command(Path jar) {
        List<String> command = new ArrayList<>(List.of(ChildProcess.java()));
        command.addAll(FLAGS);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** Returns when {@code /health/ready} answers 200; fails when the process ends or {@code patience} does. */
    public void awaitReady(Duration patience) throws ProcessFailure, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ready()) {
            child.pauseWhileAlive(100);
            if (System.nanoTime() > deadline) {
                throw child.failure("was not ready within " + patience.toSeconds() + " s");
            }
        }
    }

    /** Whether {@code /health/ready} answers 200 now. */
    public boolean ready() {
        return alive() && Readiness.of(port);
    }

    /** Asks it to drain and end; by force after 30 s. */
    public void stop() throws InterruptedException {
        child.stop(GRACE);
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        child.kill();
    }

    public boolean alive() {
        return child.alive();
    }

    public String name() {
        return child.name();
    }

    public int port() {
        return port;
    }

    /** {@code http://127.0.0.1:<port>} */
    public String url() {
        return "http://" + LoopbackPort.HOST + ":" + port;
    }

    /** The process itself: its log, its end. */
    public ChildProcess child() {
        return child;
    }

    /** At most {@code count} last lines of its output. */
    public List<String> logTail(int count) {
        return LogTail.lines(child.log(), count);
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
