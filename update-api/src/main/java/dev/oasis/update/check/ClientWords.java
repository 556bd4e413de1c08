package dev.oasis.update.check;

import java.util.Optional;

import dev.oasis.common.catalog.decision.CheckRequest;
import dev.oasis.common.catalog.decision.UpdaterGeneration;
import dev.oasis.common.catalog.target.CheckPath;
import dev.oasis.common.catalog.target.OsVersion;
import dev.oasis.common.web.address.ClientAddress;
import dev.oasis.common.web.address.IpAddress;
import dev.oasis.update.address.QueryParameter;
import dev.oasis.update.snapshot.ServedApp;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * What a client says of itself besides the path: each by a header, else by the query. The id is opaque, never kept and never
 * logged.
 */
final class ClientWords {

    static final CharSequence ID_HEADER = new AsciiString("X-Oasis-Client");
    static final CharSequence OS_HEADER = new AsciiString("X-Oasis-OS-Version");
    static final CharSequence DOWNGRADE_HEADER = new AsciiString("X-Oasis-Downgrade");

    private static final String PLUGIN_AGENT = "tauri-plugin-updater/";

    private ClientWords() {
    }

    static CheckRequest check(HttpServerRequest request, ClientAddress clients, ServedApp app, String channel,
            CheckPath.Parts parts) {
        Optional<String> id = id(request);
        return new CheckRequest(channel, parts.target(), parts.current(),
                id.isEmpty() && app.bucketsByAddress() ? address(clients.of(request)) : id,
                said(request, OS_HEADER, "os_version").flatMap(OsVersion::leading),
                said(request, DOWNGRADE_HEADER, "downgrade").filter("true"::equals).isPresent(),
                app.answersByGeneration() ? generation(request) : UpdaterGeneration.PLUGIN);
    }

    static Optional<String> id(HttpServerRequest request) {
        return said(request, ID_HEADER, "client");
    }

    /** What the app failed to fill in is not said. */
    private static Optional<String> said(HttpServerRequest request, CharSequence header, String parameter) {
        String text = request.getHeader(header);
        Optional<String> word = text == null || text.isEmpty() ? QueryParameter.first(request.query(), parameter)
                : Optional.of(text);
        return word.isPresent() && word.get().startsWith("{{") ? Optional.empty() : word;
    }

    private static UpdaterGeneration generation(HttpServerRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return agent != null && agent.startsWith(PLUGIN_AGENT) ? UpdaterGeneration.PLUGIN : UpdaterGeneration.BUILT_IN;
    }

    private static Optional<String> address(IpAddress client) {
        return client.equals(IpAddress.UNKNOWN) ? Optional.empty() : Optional.of(client.toString());
    }
}
