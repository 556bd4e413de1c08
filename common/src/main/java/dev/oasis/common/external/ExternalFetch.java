package dev.oasis.common.external;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import dev.oasis.common.web.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/**
 * Opens an address and follows its redirects. Each hop is judged anew: host allow-listed, port and every address of the host
 * permitted. The connection goes to an address that was judged, while TLS and {@code Host} speak of the name; resolving again
 * could lead elsewhere (DNS rebinding). Blocks: worker threads only.
 */
final class ExternalFetch {

    private static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final AllowedHosts hosts;
    private final AddressPolicy policy;
    private final ExternalConfig config;
    private final HttpClient client;

    /** An answer as it was on the event loop, with its body held back. */
    private record Answer(int status, String location, String encoding, BodyStream body) {
    }

    ExternalFetch(ExternalConfig config, AddressPolicy policy, Vertx vertx) {
        this.hosts = new AllowedHosts(config.allowedHosts().orElse(List.of()));
        this.policy = policy;
        this.config = config;
        HttpClientOptions options = new HttpClientOptions().setKeepAlive(false).setMaxPoolSize(config.threads());
        policy.trust().ifPresent(options::setTrustOptions);
        this.client = vertx.createHttpClient(options);
    }

    /**
     * The bytes at the address; to be closed.
     *
     * @throws Problem {@code external_url_refused} or {@code external_url_unavailable}
     */
    InputStream open(ExternalUrl url) {
        Deadline deadline = new Deadline(config.timeout(), config.idleTimeout());
        ExternalUrl at = url;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            Answer answer = get(at, deadline);
            if (!REDIRECTS.contains(answer.status()) || answer.location() == null) {
                return requireBody(at, answer);
            }
            answer.body().close();
            at = at.redirected(answer.location());
        }
        throw ExternalProblems.refused("redirects more than " + MAX_REDIRECTS + " times.");
    }

    private Answer get(ExternalUrl url, Deadline deadline) {
        RequestOptions request = new RequestOptions().setMethod(HttpMethod.GET).setSsl(true)
                .setHost(url.host()).setPort(url.port()).setURI(url.requestUri())
                .setServer(SocketAddress.inetSocketAddress(url.port(), permittedAddress(url).getHostAddress()))
                .setTimeout(config.idleTimeout().toMillis())
                .putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader(HttpHeaders.USER_AGENT, "Oasis");
        try {
            return await(send(request, deadline), deadline);
        } catch (SSLException untrusted) {
            throw ExternalProblems.refused("leads to " + url.host() + ", whose certificate is not trusted for this name.");
        } catch (IOException failure) {
            throw ExternalProblems.unavailable(url.host(), failure);
        }
    }

    private Future<Answer> send(RequestOptions options, Deadline deadline) {
        return client.request(options).compose(request -> request.send()).map(response -> new Answer(response.statusCode(),
                response.getHeader(HttpHeaders.LOCATION), response.getHeader(HttpHeaders.CONTENT_ENCODING),
                new BodyStream(response, Vertx.currentContext(), deadline)));
    }

    private InetAddress permittedAddress(ExternalUrl url) {
        hosts.require(url.host());
        if (!policy.permitsPort(url.port())) {
            throw ExternalProblems.refused("must use the port 443.");
        }
        try {
            List<InetAddress> addresses = policy.resolve(url.host());
            if (!addresses.stream().allMatch(policy::permits)) {
                throw ExternalProblems.refused("leads to " + url.host() + ", which is not on the public internet.");
            }
            return addresses.get(0);
        } catch (UnknownHostException unknown) {
            throw ExternalProblems.unavailable(url.host(), unknown);
        }
    }

    private static InputStream requireBody(ExternalUrl url, Answer answer) {
        String encoding = answer.encoding();
        if (answer.status() == 200 && (encoding == null || encoding.equalsIgnoreCase("identity"))) {
            return answer.body();
        }
        answer.body().close();
        if (answer.status() >= 500 || answer.status() == 429) {
            throw ExternalProblems.unavailable(url.host(), new IOException("HTTP status " + answer.status()));
        }
        throw ExternalProblems.refused(answer.status() == 200
                ? "is served with the content encoding " + encoding + ", which would change the signed bytes."
                : "is answered with HTTP status " + answer.status() + " instead of the file.");
    }

    private static Answer await(Future<Answer> answer, Deadline deadline) throws IOException {
        try {
            return answer.toCompletionStage().toCompletableFuture().get(deadline.nextWait().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof IOException cause ? cause : new IOException(failure.getCause());
        } catch (TimeoutException late) {
            answer.onSuccess(tooLate -> tooLate.body().close());
            throw new IOException("The host did not answer in time", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while waiting for an answer", stopped);
        }
    }
}
