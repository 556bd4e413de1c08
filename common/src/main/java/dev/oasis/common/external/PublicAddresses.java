package dev.oasis.common.external;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.web.address.AddressRange;
import io.quarkus.arc.DefaultBean;
import io.vertx.core.net.TrustOptions;

/**
 * Only what the whole internet can reach: port 443 of globally reachable unicast addresses, by the special-purpose registries
 * of IANA (RFC 6890 and its successors). An IPv6 address that carries an IPv4 one is judged by that; Java itself turns the
 * IPv4-mapped form into IPv4.
 */
@DefaultBean
@ApplicationScoped
public class PublicAddresses implements AddressPolicy {

    private static final int HTTPS_PORT = 443;
    private static final int IPV4_LENGTH = 4;

    private static final List<AddressRange> NOT_PUBLIC = ranges(
            // This host, private use, carrier-grade NAT, loopback, link-local (and the clouds' metadata services)
            "0.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
            // Protocol assignments, documentation, 6to4 relays, benchmarks
            "192.0.0.0/24", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "192.88.99.0/24", "198.18.0.0/15",
            // Multicast, reserved, broadcast
            "224.0.0.0/4", "240.0.0.0/4",
            // Of IPv6's global unicast: protocol assignments with Teredo, documentation
            "2001::/23", "2001:db8::/32", "3fff::/20");
    private static final AddressRange GLOBAL_UNICAST = AddressRange.of("2000::/3");
    private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");
    private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16");

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }

    @Override
    public boolean permits(InetAddress address) {
        return isPublic(address.getAddress());
    }

    @Override
    public boolean permitsPort(int port) {
        return port == HTTPS_PORT;
    }

    @Override
    public Optional<TrustOptions> trust() {
        return Optional.empty();
    }

    private static boolean isPublic(byte[] address) {
        if (NAT64.contains(address)) {
            return isPublic(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return isPublic(Arrays.copyOfRange(address, 2, 6));
        }
        return (address.length == IPV4_LENGTH || GLOBAL_UNICAST.contains(address))
                && NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::of).toList();
    }
}
