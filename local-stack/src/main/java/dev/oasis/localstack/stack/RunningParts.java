package dev.oasis.localstack.stack;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Starts and stops several parts side by side. */
final class RunningParts {

    private final Map<Part, StackPart> parts;
    private final Map<Part, FutureTask<Duration>> starts = new ConcurrentHashMap<>();
    private final Map<Part, Duration> startTimes = new EnumMap<>(Part.class);

    RunningParts(Map<Part, StackPart> parts) {
        this.parts = new EnumMap<>(parts);
    }

    /** Starts all and returns when all answer; throws what the first failing part threw, the others still run then. */
    void start() throws Exception {
        parts.forEach((part, server) -> starts.put(part, onOwnThread("start-" + part.wireName(), server)));
        for (Map.Entry<Part, FutureTask<Duration>> start : starts.entrySet()) {
            try {
                startTimes.put(start.getKey(), start.getValue().get());
            } catch (ExecutionException e) {
                throw new StackStartException(start.getKey(), e.getCause());
            }
        }
    }

    private static FutureTask<Duration> onOwnThread(String name, StackPart server) {
        FutureTask<Duration> start = new FutureTask<>(() -> {
            long before = System.nanoTime();
            server.start();
            return Duration.ofNanos(System.nanoTime() - before);
        });
        Thread thread = new Thread(start, name);
        // Kafka creates its classes through the context class loader: never a pool's, which may be anyone's.
        thread.setContextClassLoader(RunningParts.class.getClassLoader());
        thread.setDaemon(true);
        thread.start();
        return start;
    }

    Map<Part, StackPart> parts() {
        return Map.copyOf(parts);
    }

    Map<Part, Duration> startTimes() {
        return Map.copyOf(startTimes);
    }

    /** Stops all and returns when they have ended, whatever one of them throws; one that is starting is waited for. */
    void stop() {
        List<Thread> stops = starts.entrySet().stream()
                .map(start -> new Thread(() -> stop(start.getKey(), start.getValue()), "stop-" + start.getKey().wireName()))
                .toList();
        stops.forEach(Thread::start);
        try {
            for (Thread thread : stops) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(Part part, FutureTask<Duration> start) {
        try {
            start.get();
        } catch (ExecutionException e) {
            // start() has told why; a part that failed late may still have something to stop.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        parts.get(part).stop();
    }
}
