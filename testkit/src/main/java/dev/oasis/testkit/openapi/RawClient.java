package dev.oasis.testkit.openapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends requests byte by byte, each on a connection of its own. */
public final class RawClient {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final URI base;

    public RawClient(URI base) {
        this.base = base;
    }

    /** Empty when the connection ended without an answer, as it may when a body that is too large is not read to its end. */
    public Optional<Exchange> send(RawCall call) {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(call.bytes(base.getAuthority()));
                socket.getOutputStream().flush();
            } catch (IOException refused) {
                // The answer may lie there all the same.
            }
            return parse(call, read(socket.getInputStream()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                all.write(buffer, 0, count);
            }
        } catch (IOException reset) {
            if (all.size() == 0) {
                throw reset;
            }
        }
        // One character a byte, so that lengths in bytes are lengths in characters.
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private static Optional<Exchange> parse(RawCall call, String answer) {
        int end = answer.indexOf(END_OF_HEAD);
        if (end < 0) {
            return Optional.empty();
        }
        String[] head = answer.substring(0, end).split("\r\n");
        Map<String, List<String>> headers = new HashMap<>();
        for (int i = 1; i < head.length; i++) {
            String[] parts = head[i].split(":", 2);
            headers.computeIfAbsent(parts[0].strip(), name -> new ArrayList<>()).add(parts.length > 1 ? parts[1].strip() : "");
        }
        String rest = answer.substring(end + END_OF_HEAD.length());
        boolean chunked = headers.entrySet().stream().anyMatch(header -> header.getKey().equalsIgnoreCase("transfer-encoding"));
        String body = new String((chunked ? unchunk(rest) : rest).getBytes(StandardCharsets.ISO_8859_1),
                StandardCharsets.UTF_8);
        return Optional
                .of(new Exchange(call.method(), call.path(), null, Integer.parseInt(head[0].split(" ")[1]), headers, body));
    }

    private static String unchunk(String text) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int line = text.indexOf("\r\n", at);
            int size = Integer.parseInt(text.substring(at, line).split(";")[0].strip(), 16);
            if (size == 0) {
                break;
            }
            body.append(text, line + 2, line + 2 + size);
            at = line + 2 + size + 2;
        }
        return body.toString();
    }
}
