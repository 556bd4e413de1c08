package dev.oasis.e2e.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.oasis.e2e.bench.RecordedAnswer.Header;
import io.netty.util.AsciiString;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Fixed bytes, in the form in which they are sent soonest. */
final class BareAnswer {

    // What all answers have in common is in memory once, as it is in the server that they were copied from.
    private static final Map<String, AsciiString> WORDS = new ConcurrentHashMap<>();

    private final int status;
    private final AsciiString[] names;
    private final AsciiString[] values;
    private final Buffer body;

    private BareAnswer(int status, List<Header> headers, String body) {
        this.status = status;
        this.names = headers.stream().map(header -> word(header.name())).toArray(AsciiString[]::new);
        this.values = headers.stream().map(header -> word(header.value())).toArray(AsciiString[]::new);
        this.body = Buffer.buffer(body);
    }

    static BareAnswer of(RecordedAnswer answer) {
        return new BareAnswer(answer.status(), answer.headers(), answer.body());
    }

    private static AsciiString word(String text) {
        return WORDS.computeIfAbsent(text, AsciiString::new);
    }

    void send(RoutingContext context) {
        HttpServerResponse response = context.response().setStatusCode(status);
        for (int i = 0; i < names.length; i++) {
            response.putHeader(names[i], values[i]);
        }
        if (body.length() == 0) {
            response.end();
        } else {
            response.end(body);
        }
    }
}
