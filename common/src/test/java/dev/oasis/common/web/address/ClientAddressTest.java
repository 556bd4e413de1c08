package dev.oasis.common.web.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

class ClientAddressTest {

    private static final String CLIENT = "203.0.113.9";
    private static final String PROXY = "10.0.0.1";

    private final ClientAddress clients = trusting("10.0.0.0/8", "fd00::/8");

    @Test
    void a_peer_that_is_no_trusted_proxy_speaks_for_itself() {
        assertThat(asked(CLIENT, "198.51.100.1")).isEqualTo(CLIENT);
        assertThat(trusting().of(request(PROXY, "198.51.100.1"))).hasToString(PROXY);
    }

    @Test
    void a_trusted_proxy_speaks_for_the_client() {
        assertThat(asked(PROXY, CLIENT)).isEqualTo(CLIENT);
        assertThat(asked("::ffff:10.0.0.1", CLIENT)).isEqualTo(CLIENT);
        assertThat(asked("fd00::1", "2001:db8::7")).isEqualTo("2001:db8::7");
    }

    @Test
    void what_a_client_sends_to_the_proxy_changes_nothing() {
        assertThat(asked(PROXY, "198.51.100.1, 127.0.0.1, " + CLIENT)).isEqualTo(CLIENT);
        assertThat(asked(PROXY, "198.51.100.1", CLIENT)).isEqualTo(CLIENT);
    }

    @Test
    void several_trusted_proxies_are_passed_over() {
        assertThat(asked(PROXY, "198.51.100.1," + CLIENT + ",10.0.0.3", "10.0.0.2")).isEqualTo(CLIENT);
        assertThat(asked(PROXY, "10.0.0.3, 10.0.0.2")).isEqualTo("10.0.0.3");
    }

    @Test
    void a_proxy_that_says_nothing_is_the_client() {
        assertThat(asked(PROXY)).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "''|10.0.0.1", "unknown|10.0.0.1", "203.0.113.9, unknown|10.0.0.1",
            "203.0.113.9, , 10.0.0.2|10.0.0.2", "203.0.113.9, <script>, 10.0.0.2|10.0.0.2", ",|10.0.0.1", "::::|10.0.0.1" })
    void nobody_knows_what_stands_behind_garbage(String header, String client) {
        assertThat(asked(PROXY, header)).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource({ "203.0.113.9:4711, 203.0.113.9", "[2001:db8::7]:4711, 2001:db8::7", "[2001:db8::7], 2001:db8::7",
            "2001:DB8:0::7, 2001:db8::7", "fe80::7%eth0, fe80::7", "::ffff:203.0.113.9, 203.0.113.9" })
    void ports_zones_and_brackets_are_dropped(String header, String client) {
        assertThat(asked(PROXY, header)).isEqualTo(client);
    }

    @Test
    void a_peer_without_an_address_is_unknown_and_not_trusted() {
        HttpServerRequest request = request(SocketAddress.domainSocketAddress("/run/oasis.sock"), CLIENT);

        assertThat(trusting("0.0.0.0/0", "::/0").of(request)).isEqualTo(IpAddress.UNKNOWN).hasToString("");
    }

    @Test
    void tells_whether_a_trusted_proxy_let_the_request_through() {
        assertThat(clients.comesThroughTrustedProxy(request(PROXY))).isTrue();
        assertThat(clients.comesThroughTrustedProxy(request(CLIENT))).isFalse();
        assertThat(trusting().comesThroughTrustedProxy(request(PROXY))).isFalse();
    }

    @Test
    void a_range_that_cannot_be_read_stops_the_start() {
        assertThatThrownBy(() -> trusting("proxy.example")).hasMessageContaining("'proxy.example' is no range");
    }

    private String asked(String peer, String... forwardedFor) {
        return clients.of(request(peer, forwardedFor)).toString();
    }

    private static ClientAddress trusting(String... ranges) {
        return new ClientAddress(() -> Optional.of(List.of(ranges)));
    }

    private static HttpServerRequest request(String peer, String... forwardedFor) {
        return request(SocketAddress.inetSocketAddress(4711, peer), forwardedFor);
    }

    private static HttpServerRequest request(SocketAddress peer, String... forwardedFor) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        List.of(forwardedFor).forEach(line -> headers.add("x-forwarded-for", line));
        HttpConnection connection = answering(HttpConnection.class, method -> peer);
        return answering(HttpServerRequest.class, method -> method.equals("headers") ? headers : connection);
    }

    private static <T> T answering(Class<T> type, Function<String, Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
                (proxy, method, arguments) -> answer.apply(method.getName())));
    }
}
