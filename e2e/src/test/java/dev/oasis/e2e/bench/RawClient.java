package dev.oasis.e2e.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

import dev.oasis.localstack.stack.LoopbackPort;

/**
 * One connection that sends a request, waits for its answer and may then send the next. Never blocks; for one thread. It knows
 * as much of HTTP as the servers here speak: status, {@code Content-Length}, nothing chunked. It allocates nothing for an
 * answer:
 * a collection in the generator would be measured as the server's.
 */
final class RawClient {

    private static final int BUFFER = 8192;
    private static final int STATUS = "HTTP/1.1 ".length();
    private static final int STATUS_END = STATUS + 3;
    private static final byte[] END_OF_HEAD = bytes("\r\n\r\n");
    private static final byte[] LENGTH = bytes("\r\ncontent-length: ");

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer received = ByteBuffer.allocate(BUFFER);
    private int request;

    /** Begins to connect; the key has the client as its attachment and is ready when it is connected, or cannot be. */
    RawClient(Selector selector, int port) throws IOException {
        this.channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.key = channel.register(selector, SelectionKey.OP_CONNECT, this);
        channel.connect(new InetSocketAddress(LoopbackPort.HOST, port));
    }

    static byte[] get(String path) {
        return bytes("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    boolean isConnecting() {
        return key.isValid() && key.isConnectable();
    }

    /** @throws IOException when nobody listens */
    void finishConnecting() throws IOException {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
    }

    /** The number of the request that was sent last. */
    int request() {
        return request;
    }

    /** @throws IOException when the connection is gone */
    void send(byte[] content) throws IOException {
        send(content, request + 1);
    }

    /** @throws IOException when the connection is gone */
    void send(byte[] content, int number) throws IOException {
        request = number;
        received.clear();
        ByteBuffer bytes = ByteBuffer.wrap(content);
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
        int head = find(END_OF_HEAD, received.position());
        if (head < 0) {
            return 0;
        }
        int end = head + END_OF_HEAD.length;
        return received.position() < end + bodyLength(end) ? 0 : number(STATUS, STATUS_END);
    }

    /** Where the text begins, whatever the case of its letters; -1 when it is not before the end. */
    private int find(byte[] text, int end) {
        byte[] bytes = received.array();
        for (int from = 0; from + text.length <= end; from++) {
            int same = 0;
            while (same < text.length && lowerCase(bytes[from + same]) == text[same]) {
                same++;
            }
            if (same == text.length) {
                return from;
            }
        }
        return -1;
    }

    private static int lowerCase(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }

    private int bodyLength(int endOfHead) {
        int at = find(LENGTH, endOfHead);
        return at < 0 ? 0 : number(at + LENGTH.length, endOfHead);
    }

    private int number(int from, int end) {
        byte[] bytes = received.array();
        int number = 0;
        for (int i = from; i < end && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = 10 * number + bytes[i] - '0';
        }
        return number;
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
