package dev.oasis.common.web.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({ "192.0.2.1, 192.0.2.1", "::ffff:192.0.2.1, 192.0.2.1", "::FFFF:c000:0201, 192.0.2.1",
            "2001:0DB8:0:0:0:0:0:1, 2001:db8::1", "[2001:db8::1], 2001:db8::1", "fe80::1%eth0, fe80::1", "::1, ::1" })
    void has_one_form(String text, String canonical) {
        assertThat(IpAddress.parse(text)).map(IpAddress::toString).hasValue(canonical);
        assertThat(IpAddress.parse(text)).isEqualTo(IpAddress.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "unknown", "_hidden", "localhost", "192.0.2", "192.0.2.256", "192.0.2.1:80", ":::",
            "2001:db8::1::2", "[]", "[", "%", "0x7f.0.0.1", "1.2.3.4.5" })
    void what_is_no_address_is_none(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @Test
    void hosts_of_one_64_bit_network_are_one_party() {
        assertThat(network("2001:db8:1:2::1")).isEqualTo(network("2001:db8:1:2:ffff:ffff:ffff:ffff"))
                .isNotEqualTo(network("2001:db8:1:3::1"));
    }

    @Test
    void ipv4_addresses_are_parties_of_their_own() {
        assertThat(network("192.0.2.1")).isNotEqualTo(network("192.0.2.2")).isEqualTo(network("::ffff:192.0.2.1"))
                .isNotEqualTo(network("::c000:201"));
    }

    private static long network(String text) {
        return IpAddress.parse(text).orElseThrow().network();
    }
}
