package dev.oasis.e2e.bench;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Many clients that all want an answer at once, from a server that is just being started. Each tries again a tenth of a second
 * after a failure, and goes on asking once it is served.
 */
final class RestartStorm {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int OK = 200;

    private final int port;
    private final byte[] request;
    private final int clients;
    private final List<Long> retryAt = new ArrayList<>();
    private final Set<RawClient> unserved = new HashSet<>();
    private final List<Integer> answersBySecond = new ArrayList<>();
    private int refused;
    private int broken;
    private int unready;
    private int served;
    private long firstAnswer;
    private long allServed;

    RestartStorm(int port, String path, int clients) {
        this.port = port;
        this.request = RawClient.get(path);
        this.clients = clients;
    }

    /** @param seconds how long it goes on after the last client was served for the first time */
    void run(int seconds) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < clients; i++) {
            retryAt.add(start);
        }
        try (Selector selector = Selector.open()) {
            while (served < clients || System.nanoTime() - allServed < TimeUnit.SECONDS.toNanos(seconds)) {
                connectDue(selector, System.nanoTime());
                selector.select(10);
                for (SelectionKey key : selector.selectedKeys()) {
                    proceed((RawClient) key.attachment(), start);
                }
                selector.selectedKeys().clear();
            }
            selector.keys().forEach(key -> ((RawClient) key.attachment()).close());
        }
        firstAnswer -= start;
        allServed -= start;
    }

    private void connectDue(Selector selector, long now) throws IOException {
        int due = 0;
        while (due < retryAt.size() && retryAt.get(due) <= now) {
            due++;
        }
        retryAt.subList(0, due).clear();
        for (int i = 0; i < due; i++) {
            unserved.add(new RawClient(selector, port));
        }
    }

    private void proceed(RawClient client, long start) {
        boolean connecting = client.isConnecting();
        try {
            if (connecting) {
                client.finishConnecting();
                client.send(request);
                return;
            }
            int status = client.receive();
            if (status == OK) {
                count(client, start);
                client.send(request);
            } else if (status != 0) {
                unready++;
                retry(client);
            }
        } catch (IOException gone) {
            if (connecting) {
                refused++;
            } else {
                broken++;
            }
            retry(client);
        }
    }

    private void count(RawClient client, long start) {
        long now = System.nanoTime();
        if (firstAnswer == 0) {
            firstAnswer = now;
        }
        int second = (int) TimeUnit.NANOSECONDS.toSeconds(now - firstAnswer);
        while (answersBySecond.size() <= second) {
            answersBySecond.add(0);
        }
        answersBySecond.set(second, answersBySecond.get(second) + 1);
        if (unserved.remove(client) && ++served == clients) {
            allServed = now;
        }
    }

    private void retry(RawClient client) {
        client.close();
        if (!unserved.remove(client)) {
            served--;
        }
        retryAt.add(System.nanoTime() + PAUSE);
    }

    int refused() {
        return refused;
    }

    /** Connections that ended before the answer. */
    int broken() {
        return broken;
    }

    /** Answers other than 200. */
    int unready() {
        return unready;
    }

    double secondsToFirstAnswer() {
        return firstAnswer / 1e9;
    }

    double secondsToAllServed() {
        return allServed / 1e9;
    }

    /** In each second after the first answer. */
    List<Integer> answersBySecond() {
        return List.copyOf(answersBySecond);
    }
}
