package dev.oasis.localstack.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of 127.0.0.1. */
public final class LoopbackPort {

    public static final String HOST = "127.0.0.1";

    private static final int LOWEST = 15_000;
    /** Linux begins here to number connections, macOS and Windows higher. */
    private static final int LOWEST_EPHEMERAL = 32_768;
    private static final int ATTEMPTS = 20;

    private LoopbackPort() {
    }

    /**
     * A port that nothing listens on at this moment, and that no connection is given by itself: between choosing a port and
     * listening on it a service needs seconds, in which the system would hand it to somebody else.
     */
    public static int free() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, LOWEST_EPHEMERAL);
            if (isFree(port)) {
                return port;
            }
        }
        return bind(0);
    }

    /** Whether a server could listen on it at this moment. */
    public static boolean isFree(int port) {
        try {
            bind(port);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The port asked for if it is free, any free one for 0. */
    static int resolve(Part part, int wanted) throws IOException {
        if (wanted != 0 && !isFree(wanted)) {
            throw new IOException(
                    "port " + wanted + " is taken by another process; give " + part.wireName() + " another one");
        }
        return wanted == 0 ? free() : wanted;
    }

    private static int bind(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            // Without it, connections of an earlier server that linger in TIME_WAIT would make the port look taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return socket.getLocalPort();
        }
    }
}
