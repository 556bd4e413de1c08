package dev.oasis.common.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

class RequestTraceTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void the_callers_trace_goes_on() {
        assertThat(RequestTrace.of(request("00-" + TRACE + "-00f067aa0ba902b7-01"))).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "nonsense", "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01", "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nx: y" })
    void without_a_valid_traceparent_a_fresh_one_begins(String header) {
        assertThat(RequestTrace.of(request(header))).matches("[0-9a-f]{32}").isNotEqualTo(TRACE)
                .isNotEqualTo(RequestTrace.of(request(header)));
    }

    @Test
    void a_request_keeps_its_trace() {
        RoutingContext request = request(null);

        assertThat(RequestTrace.of(request)).isEqualTo(RequestTrace.of(request));
    }

    /** A request with this header that remembers what is put into it; all else fails. */
    private static RoutingContext request(String traceparent) {
        Map<Object, Object> kept = new HashMap<>();
        HttpServerRequest request = fake(HttpServerRequest.class, Map.of("getHeader", args -> traceparent));
        return fake(RoutingContext.class, Map.of("request", args -> request, "get", args -> kept.get(args[0]),
                "put", args -> kept.put(args[0], args[1])));
    }

    private interface Answer {
        Object to(Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Map<String, Answer> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
                (proxy, method, arguments) -> answers.get(method.getName()).to(arguments)));
    }
}
