package dev.oasis.common.external;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.net.TrustOptions;

/** Leads every host to this machine, unless told otherwise, believes one certificate and keeps what it was asked. */
final class LoopbackAddresses implements AddressPolicy {

    final List<String> resolved = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, List<InetAddress>> others = new HashMap<>();
    private final AddressPolicy real = new PublicAddresses();
    private final TrustOptions trust;

    LoopbackAddresses(TrustOptions trust) {
        this.trust = trust;
    }

    void lead(String host, String... addresses) {
        List<InetAddress> found = new ArrayList<>();
        for (String address : addresses) {
            try {
                found.add(InetAddress.getByName(address));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        }
        others.put(host, found);
    }

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        resolved.add(host);
        List<InetAddress> addresses = others.getOrDefault(host, List.of(InetAddress.getLoopbackAddress()));
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return addresses;
    }

    @Override
    public boolean permits(InetAddress address) {
        return address.isLoopbackAddress() || real.permits(address);
    }

    @Override
    public boolean permitsPort(int port) {
        return true;
    }

    @Override
    public Optional<TrustOptions> trust() {
        return Optional.of(trust);
    }
}
