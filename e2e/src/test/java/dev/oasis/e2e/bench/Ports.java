package dev.oasis.e2e.bench;

import java.io.IOException;

import dev.oasis.localstack.stack.LoopbackPort;

/** Where a server listens for HTTP, and where for HTTPS. */
record Ports(int plain, int tls) {

    static Ports free() throws IOException {
        return new Ports(LoopbackPort.free(), LoopbackPort.free());
    }
}
