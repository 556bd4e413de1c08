package dev.oasis.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sends requests on a schedule, whatever becomes of those before: each has the moment at which it should leave, and its latency
 * counts from there. One that finds no free connection is late by the time it waits, so a server that stops for a moment is not
 * spared the requests that it has kept from being sent (what is called coordinated omission).
 */
final class OpenLoop {

    private static final long NANOS = 1_000_000_000L;

    private final int port;
    private final byte[] request;
    private final int status;
    private final int connections;

    OpenLoop(int port, String path, int status, int connections) {
        this.port = port;
        this.request = RawClient.get(path);
        this.status = status;
        this.connections = connections;
    }

    /** Latencies of all requests; fails when one is answered wrongly. Keeps one core busy. */
    Quantiles run(double perSecond, int seconds) throws IOException {
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                new RawClient(selector, port);
            }
            return new Quantiles(run(selector, perSecond, new long[(int) (perSecond * seconds)]));
        }
    }

    private long[] run(Selector selector, double perSecond, long[] latencies) throws IOException {
        Deque<RawClient> idle = connect(selector);
        double interval = NANOS / perSecond;
        long start = System.nanoTime();
        int sent = 0;
        int answered = 0;
        while (answered < latencies.length) {
            long now = System.nanoTime() - start;
            while (sent < latencies.length && sent * interval <= now && !idle.isEmpty()) {
                idle.poll().send(request, sent++);
            }
            selector.selectNow();
            for (SelectionKey key : selector.selectedKeys()) {
                RawClient client = (RawClient) key.attachment();
                int answer = client.receive();
                if (answer != 0) {
                    assertThat(answer).isEqualTo(status);
                    latencies[client.request()] = System.nanoTime() - start - (long) (client.request() * interval);
                    answered++;
                    idle.add(client);
                }
            }
            selector.selectedKeys().clear();
        }
        selector.keys().forEach(key -> ((RawClient) key.attachment()).close());
        return latencies;
    }

    private Deque<RawClient> connect(Selector selector) throws IOException {
        Deque<RawClient> connected = new ArrayDeque<>();
        while (connected.size() < connections) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                RawClient client = (RawClient) key.attachment();
                client.finishConnecting();
                connected.add(client);
            }
            selector.selectedKeys().clear();
        }
        return connected;
    }
}
