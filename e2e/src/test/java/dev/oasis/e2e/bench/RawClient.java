package dev.oasis.e2e.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.oasis.localstack.stack.LoopbackPort;

/**
 * One connection that sends a request, waits for its answer and may then send the next. Never blocks; for one thread. It knows
 * as much of HTTP as the servers here speak: status, {@code Content-Length}, nothing chunked.
 */
final class RawClient {

    private static final int BUFFER = 8192;
    private static final int STATUS = "HTTP/1.1 ".length();
    private static final int STATUS_END = STATUS + 3;
    private static final String LENGTH = "\r\ncontent-length: ";

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer received = ByteBuffer.allocate(BUFFER);

    /** Begins to connect; the key has the client as its attachment and is ready when it is connected, or cannot be. */
    RawClient(Selector selector, int port) throws IOException {
        this.channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.key = channel.register(selector, SelectionKey.OP_CONNECT, this);
        channel.connect(new InetSocketAddress(LoopbackPort.HOST, port));
    }

    static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    boolean isConnecting() {
        return key.isValid() && key.isConnectable();
    }

    /** @throws IOException when nobody listens */
    void finishConnecting() throws IOException {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
    }

    /** @throws IOException when the connection is gone */
    void send(byte[] request) throws IOException {
        received.clear();
        ByteBuffer bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Reads what has come.
     *
     * @return the status of the answer once all of it is here, else 0
     * @throws IOException when the connection is gone
     */
    int receive() throws IOException {
        if (channel.read(received) < 0) {
            throw new IOException("The server has closed the connection");
        }
        byte[] bytes = received.array();
        int end = endOfHead(bytes, received.position());
        if (end < 0) {
            return 0;
        }
        String head = new String(bytes, 0, end, StandardCharsets.US_ASCII);
        return received.position() < end + length(head) ? 0 : Integer.parseInt(head.substring(STATUS, STATUS_END));
    }

    private static int endOfHead(byte[] bytes, int length) {
        for (int i = STATUS_END; i + 3 < length; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    private static int length(String head) {
        int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        return at < 0 ? 0
                : Integer.parseInt(head.substring(at + LENGTH.length(), head.indexOf('\r', at + LENGTH.length())).strip());
    }

    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException ignored) {
            // It is of no use any more, whatever became of it.
        }
    }
}
