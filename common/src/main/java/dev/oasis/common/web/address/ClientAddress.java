package dev.oasis.common.web.address;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.SocketAddressImpl;

/**
 * Tells who makes a request. That is the peer of the connection, unless it is a trusted proxy: then it is the right-most
 * address in {@code X-Forwarded-For} that is no trusted proxy, because each proxy appends the one that it has seen and all
 * that stands to the left was sent by the client. Read on demand, so that it costs nothing where nobody asks.
 */
@Singleton
public class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<AddressRange> trusted;

    /** @throws IllegalArgumentException naming the range that cannot be read */
    public ClientAddress(ProxyConfig config) {
        this.trusted = config.trustedProxies().orElse(List.of()).stream().map(AddressRange::of).toList();
    }

    /** Never null: {@link IpAddress#UNKNOWN} for a peer without an address. */
    public IpAddress of(HttpServerRequest request) {
        IpAddress peer = peer(request);
        return isTrusted(peer) ? beyondProxies(peer, request.headers().getAll(FORWARDED_FOR)) : peer;
    }

    /** Whether what the headers say of the client was written or let through by a trusted proxy. */
    public boolean comesThroughTrustedProxy(HttpServerRequest request) {
        return !trusted.isEmpty() && isTrusted(peer(request));
    }

    private IpAddress beyondProxies(IpAddress peer, List<String> headers) {
        IpAddress nearest = peer;
        for (int line = headers.size() - 1; line >= 0; line--) {
            String[] hops = headers.get(line).split(",");
            for (int hop = hops.length - 1; hop >= 0; hop--) {
                Optional<IpAddress> address = hop(hops[hop].strip());
                if (address.isEmpty()) {
                    // Nobody knows what stands to the left of what cannot be read.
                    return nearest;
                }
                nearest = address.get();
                if (!isTrusted(nearest)) {
                    return nearest;
                }
            }
        }
        return nearest;
    }

    /** Some proxies append the port. */
    private static Optional<IpAddress> hop(String text) {
        int colon = text.lastIndexOf(':');
        boolean bracketed = text.startsWith("[") && colon > text.indexOf(']');
        boolean ipv4 = colon >= 0 && text.indexOf(':') == colon;
        return IpAddress.parse(bracketed || ipv4 ? text.substring(0, colon) : text);
    }

    // Not the request's own remoteAddress(): the router's wrapper would work out a scheme and a host with it, each time.
    private static IpAddress peer(HttpServerRequest request) {
        SocketAddress remote = request.connection().remoteAddress();
        // The public interface has the address as text only, to be written and read again for each request.
        if (remote instanceof SocketAddressImpl known && known.ipAddress() != null) {
            return IpAddress.of(known.ipAddress().getAddress());
        }
        String address = remote == null ? null : remote.hostAddress();
        return address == null ? IpAddress.UNKNOWN : IpAddress.parse(address).orElse(IpAddress.UNKNOWN);
    }

    private boolean isTrusted(IpAddress address) {
        for (AddressRange range : trusted) {
            if (range.contains(address.bytes())) {
                return true;
            }
        }
        return false;
    }
}
