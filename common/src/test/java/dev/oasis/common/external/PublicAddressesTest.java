package dev.oasis.common.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    private final AddressPolicy policy = new PublicAddresses();

    @ParameterizedTest
    @ValueSource(strings = {
            // unspecified, private, loopback, link-local and metadata, carrier-grade NAT
            "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "127.0.0.1", "127.255.0.1",
            "169.254.169.254", "100.64.0.1", "100.127.255.255",
            // special purpose, documentation, benchmarks, multicast, reserved, broadcast
            "192.0.0.8", "192.0.2.1", "198.51.100.1", "203.0.113.1", "192.88.99.1", "198.18.0.1", "198.19.255.255",
            "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
            // IPv6: unspecified, loopback, link-local, site-local, unique local, multicast, documentation, Teredo, discard
            "::", "::1", "fe80::1", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "3fff::1",
            "2001:0:4136:e378::1", "100::1",
            // private IPv4 in the clothes of IPv6: mapped, compatible, NAT64, local NAT64, 6to4
            "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::10.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254",
            "64:ff9b:1::1", "2002:a00:1::1", "2002:7f00:1::" })
    void an_address_that_not_everybody_can_reach_is_refused(String address) throws UnknownHostException {
        assertThat(policy.permits(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.1.1.1", "140.82.121.4", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1",
            "169.253.0.1", "192.0.1.1", "198.17.0.1", "198.20.0.1", "223.255.255.255", "2606:4700:4700::1111",
            "2a01:4f8::1", "64:ff9b::140.82.121.4", "2002:8c52:7904::1" })
    void a_public_address_is_permitted(String address) throws UnknownHostException {
        assertThat(policy.permits(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void only_the_https_port_is_permitted() {
        assertThat(policy.permitsPort(443)).isTrue();
        assertThat(policy.permitsPort(22)).isFalse();
        assertThat(policy.permitsPort(8443)).isFalse();
        assertThat(policy.trust()).isEmpty();
    }
}
