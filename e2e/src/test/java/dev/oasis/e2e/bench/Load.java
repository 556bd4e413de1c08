package dev.oasis.e2e.bench;

import java.util.List;

/**
 * How wrk puts a server under load.
 *
 * @param connections that are open all the time, each with one request at a time
 * @param tls whether it speaks TLS
 */
record Load(int connections, boolean tls) {

    static final Load USUAL = new Load(64, false);

    /** The command, but for the address. */
    List<String> command(int seconds) {
        return List.of(Tool.WRK.path(), "-t1", "-c" + connections, "-d" + seconds + "s", "--timeout", "20s");
    }

    @Override
    public String toString() {
        return connections + (connections == 1 ? " connection" : " connections") + (tls ? ", TLS" : "");
    }
}
