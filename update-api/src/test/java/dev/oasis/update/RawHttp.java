package dev.oasis.update;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.oasis.testkit.openapi.CheckedAnswers;
import dev.oasis.testkit.openapi.Exchange;

/** Sends requests byte by byte as given: what is tested is what ordinary clients would refuse to send. */
public final class RawHttp {

    private final String source;
    private final int port;

    public RawHttp(int port) {
        this("127.0.0.1", port);
    }

    /** @param source which of this machine's addresses it comes from */
    public RawHttp(String source, int port) {
        this.source = source;
        this.port = port;
    }

    /** What came back; header names in any case. */
    public record Answer(int status, Map<String, String> headers, String body) {

        public String header(String name) {
            return headers.get(name);
        }

        private Exchange to(String method, String target, String sent) {
            Map<String, List<String>> lists = new TreeMap<>();
            headers.forEach((name, value) -> lists.put(name, List.of(value)));
            return new Exchange(method, target.split("\\?", 2)[0], sent, status, lists, body);
        }
    }

    /** @param headers each {@code Name: value} */
    public Answer get(String target, String... headers) {
        return send("GET", target, null, headers);
    }

    /** @param body null for none */
    public Answer send(String method, String target, String body, String... headers) {
        StringBuilder request = new StringBuilder(method).append(' ').append(target)
                .append(" HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        if (body != null) {
            request.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length).append("\r\n");
        }
        request.append("\r\n").append(body == null ? "" : body);
        try (Socket socket = new Socket("127.0.0.1", port, InetAddress.getByName(source), 0)) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            Answer answer = parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            CheckedAnswers.check(URI.create("http://127.0.0.1:" + port), answer.to(method, target, body));
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Answer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, text.substring(end + 4));
    }
}
