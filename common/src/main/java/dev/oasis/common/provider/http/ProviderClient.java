package dev.oasis.common.provider.http;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.provider.ProviderFailure;
import dev.oasis.common.provider.ProviderRefused;
import dev.oasis.common.provider.ProviderUnreachable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;

/** Speaks to providers, without blocking. Every failure is a {@link ProviderFailure}. */
@ApplicationScoped
public class ProviderClient {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);

    private final WebClient client;
    private final ProviderHosts hosts;
    private final long timeout;

    public ProviderClient(Vertx vertx, ProviderHttpConfig config, ProviderHosts hosts) {
        this.hosts = hosts;
        this.client = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false).setUserAgent("Oasis")
                .setConnectTimeout((int) config.timeout().toMillis()));
        this.timeout = config.timeout().toMillis();
    }

    public Uni<ProviderResponse> send(ProviderRequest request) {
        return exchange(request).flatMap(response -> elsewhere(request, response)
                .map(address -> exchange(request.to(address))).orElseGet(() -> Uni.createFrom().item(response)))
                .map(response -> accepted(response, request.secrets()));
    }

    /** Sends a form, as OAuth's token endpoints take it. */
    public Uni<ProviderResponse> sendForm(URI address, Map<String, String> form) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap();
        form.forEach(fields::add);
        return read(address, () -> client.postAbs(address.toString()).timeout(timeout)
                .putHeader(HttpHeaders.ACCEPT.toString(), "application/json").sendForm(fields))
                .map(response -> accepted(response, SentSecrets.of(form)));
    }

    private Uni<ProviderResponse> exchange(ProviderRequest request) {
        return read(request.address(), () -> {
            HttpRequest<Buffer> sent = client.requestAbs(request.method(), request.address().toString()).timeout(timeout);
            request.headers().forEach(sent::putHeader);
            return request.body().map(body -> sent.sendBuffer(Buffer.newInstance(body.toBuffer()))).orElseGet(sent::send);
        });
    }

    // A repository that was renamed. The credentials go to no other host.
    private static Optional<URI> elsewhere(ProviderRequest request, ProviderResponse response) {
        return Optional.of(response.status()).filter(REDIRECTS::contains).flatMap(status -> response.header("Location"))
                .map(location -> request.address().resolve(location))
                .filter(address -> ProviderUrl.sameOrigin(request.address(), address));
    }

    private Uni<ProviderResponse> read(URI address, Supplier<Uni<HttpResponse<Buffer>>> exchange) {
        if (!hosts.admit(address)) {
            return Uni.createFrom().failure(new ProviderUnreachable("oasis.provider.hosts does not name " + address.getHost(),
                    null));
        }
        return exchange.get().map(ProviderClient::parse).onFailure(failure -> !(failure instanceof ProviderFailure))
                .transform(failure -> new ProviderUnreachable("The provider at " + address.getHost() + " does not answer: "
                        + withoutAddress(failure, address), null));
    }

    // A path or a query can hold a code, and what went wrong names them.
    private static String withoutAddress(Throwable failure, URI address) {
        String told = failure.getClass().getSimpleName() + " " + failure.getMessage();
        for (String part : new String[] { address.getRawQuery(), address.getRawPath() }) {
            told = part == null || part.length() < 2 ? told : told.replace(part, "…");
        }
        return told;
    }

    private static ProviderResponse parse(HttpResponse<Buffer> response) {
        String body = response.bodyAsString();
        try {
            Object json = body == null || body.isBlank() ? null : Json.decodeValue(body);
            return new ProviderResponse(response.statusCode(), response.headers().getDelegate(), json);
        } catch (DecodeException notJson) {
            // An error page is an answer too; its message would quote what was received.
            if (response.statusCode() < 400) {
                throw new ProviderUnreachable("A provider answers status " + response.statusCode() + " without JSON", null);
            }
            return new ProviderResponse(response.statusCode(), response.headers().getDelegate(), null);
        }
    }

    private static ProviderResponse accepted(ProviderResponse response, Set<String> secrets) {
        if (response.isSuccess()) {
            return response;
        }
        String reason = ToldReason.of(response.json(), secrets);
        RateLimits.of(response, reason, Instant.now()).ifPresent(limited -> {
            throw limited;
        });
        if (response.status() >= 500) {
            throw new ProviderUnreachable("A provider answers status " + response.status(), null);
        }
        throw new ProviderRefused(response.status(), reason.isEmpty() ? "it gave no reason." : reason);
    }
}
