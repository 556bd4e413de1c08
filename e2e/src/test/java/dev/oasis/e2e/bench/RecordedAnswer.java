package dev.oasis.e2e.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.oasis.e2e.platform.RawHttp;

/**
 * What a server answered, to be sent again by another one.
 *
 * @param headers in the order in which they came, without those that a server sets by itself
 */
record RecordedAnswer(int status, List<Header> headers, String body) {

    private static final Set<String> SERVERS_OWN = Set.of("content-length", "connection", "keep-alive");
    private static final String END_OF_HEAD = "\r\n\r\n";

    RecordedAnswer {
        headers = List.copyOf(headers);
    }

    record Header(String name, String value) {

        /** Names of headers are compared without regard to case (RFC 9110, section 5.1). */
        Header inLowerCase() {
            return new Header(name.toLowerCase(Locale.ROOT), value);
        }
    }

    static RecordedAnswer from(int port, String path) throws IOException {
        return parse(RawHttp.get(port, path));
    }

    /** @param raw one HTTP/1.1 response with a body that is not chunked, and nothing behind it */
    static RecordedAnswer parse(String raw) {
        int end = raw.indexOf(END_OF_HEAD);
        String[] head = raw.substring(0, end).split("\r\n");
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            String name = head[i].substring(0, colon);
            if (!SERVERS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                headers.add(new Header(name, head[i].substring(colon + 1).strip()));
            }
        }
        return new RecordedAnswer(Integer.parseInt(head[0].split(" ")[1]), headers,
                raw.substring(end + END_OF_HEAD.length()));
    }
}
