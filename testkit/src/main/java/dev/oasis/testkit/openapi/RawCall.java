package dev.oasis.testkit.openapi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request as its bytes will be, so that it may also be one that no decent client would send.
 *
 * @param target path and query, percent-encoded where that is needed
 * @param headers besides Host, Content-Length and Connection
 * @param body null for none
 */
public record RawCall(String method, String target, List<Map.Entry<String, String>> headers, String body) {

    public RawCall {
        headers = List.copyOf(headers);
    }

    public RawCall with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.removeIf(header -> header.getKey().equalsIgnoreCase(name));
        more.add(Map.entry(name, value));
        return new RawCall(method, target, more, body);
    }

    public String path() {
        return target.split("\\?", 2)[0];
    }

    byte[] bytes(String host) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host
                + "\r\nConnection: close\r\n");
        headers.forEach(header -> head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n"));
        byte[] content = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        if (body != null) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = java.util.Arrays.copyOf(start, start.length + content.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }

    /** Short enough for a message, whole enough to send it again. */
    @Override
    public String toString() {
        String shown = body == null ? ""
                : " " + (body.length() > 400 ? body.substring(0, 400) + "…(" + body.length() + ")" : body);
        return method + " " + (target.length() > 400 ? target.substring(0, 400) + "…" : target) + " "
                + headers.stream().filter(header -> !header.getKey().equals("Authorization")).toList() + shown;
    }
}
