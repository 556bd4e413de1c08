package dev.oasis.common.web.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({ "10.0.0.0/8, 10.255.0.1, true", "10.0.0.0/8, 11.0.0.1, false", "192.0.2.7, 192.0.2.7, true",
            "192.0.2.7, 192.0.2.8, false", "0.0.0.0/0, 203.0.113.1, true", "0.0.0.0/0, 2001:db8::1, false",
            "2001:db8::/33, 2001:db8:7fff::1, true", "2001:db8::/33, 2001:db8:8000::1, false", "::1, ::1, true",
            "10.0.0.0/8, ::ffff:10.1.2.3, true" })
    void contains_addresses_of_its_family_with_its_prefix(String range, String address, boolean contained) {
        assertThat(AddressRange.of(range).contains(IpAddress.parse(address).orElseThrow().bytes())).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/8", "localhost", "proxy.example/32", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129",
            "10.0.0/8" })
    void what_is_no_range_is_named(String text) {
        assertThatThrownBy(() -> AddressRange.of(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is no range of addresses");
    }

    @Test
    void a_range_of_mapped_addresses_is_one_of_ipv4() {
        assertThat(AddressRange.of("::ffff:10.0.0.1").contains(IpAddress.parse("10.0.0.1").orElseThrow().bytes())).isTrue();
    }
}
