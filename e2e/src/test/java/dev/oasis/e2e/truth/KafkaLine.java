package dev.oasis.e2e.truth;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bad line to the broker: it breaks now and then between two answers, and can be cut altogether. The broker tells its clients
 * its own address, which would lead them past the line, so the port is exchanged in its answers (Kafka protocol: each answer is
 * a length of four bytes and as many bytes; an address is the host's text and then four bytes of port).
 */
final class KafkaLine implements AutoCloseable {

    /** An answer in so many breaks the line that it comes by. */
    private static final int BREAKS_ONE_IN = 60;

    private final InetSocketAddress broker;
    private final ServerSocket server;
    private final Random random = new Random();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger breaks = new AtomicInteger();
    private volatile boolean cut;

    /** @param bootstrap {@code host:port} of the only broker */
    KafkaLine(String bootstrap) throws IOException {
        int colon = bootstrap.lastIndexOf(':');
        this.broker = new InetSocketAddress(bootstrap.substring(0, colon), Integer.parseInt(bootstrap.substring(colon + 1)));
        this.server = new ServerSocket(0, 50, InetAddress.getByName(broker.getHostString()));
        daemon(this::accept);
    }

    /** What clients at this end start from. */
    String bootstrap() {
        return broker.getHostString() + ":" + server.getLocalPort();
    }

    /** Ends every connection and lets no other through. */
    void cut() {
        cut = true;
        open.forEach(KafkaLine::close);
    }

    void mend() {
        cut = false;
    }

    /** How often it has broken by itself so far. */
    int breaks() {
        return breaks.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                daemon(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Socket upstream = new Socket();
        try (client; upstream) {
            open.add(upstream);
            if (!cut) {
                upstream.connect(broker);
                daemon(() -> forward(client, upstream));
                answer(upstream, client);
            }
        } catch (IOException broken) {
            // Both ends are closed: their owners know what to do.
        } finally {
            open.remove(client);
            open.remove(upstream);
        }
    }

    private static void forward(Socket client, Socket upstream) {
        try (client; upstream) {
            client.getInputStream().transferTo(upstream.getOutputStream());
        } catch (IOException broken) {
            // As above.
        }
    }

    private void answer(Socket upstream, Socket client) throws IOException {
        DataInputStream from = new DataInputStream(upstream.getInputStream());
        DataOutputStream to = new DataOutputStream(client.getOutputStream());
        byte[] address = address(broker.getPort());
        byte[] instead = address(server.getLocalPort());
        while (!cut) {
            byte[] answer = new byte[from.readInt()];
            from.readFully(answer);
            if (random.nextInt(BREAKS_ONE_IN) == 0) {
                breaks.incrementAndGet();
                return;
            }
            exchange(answer, address, instead);
            to.write(ByteBuffer.allocate(4 + answer.length).putInt(answer.length).put(answer).array());
        }
    }

    private byte[] address(int port) {
        byte[] host = broker.getHostString().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(host.length + 4).put(host).putInt(port).array();
    }

    private static void exchange(byte[] answer, byte[] old, byte[] fresh) {
        for (int at = 0; at + old.length <= answer.length; at++) {
            if (ByteBuffer.wrap(answer, at, old.length).equals(ByteBuffer.wrap(old))) {
                System.arraycopy(fresh, 0, answer, at, fresh.length);
            }
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "kafka-line");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // It is gone, as it should be.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
