package dev.oasis.admin.provider;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.web.problem.Problem;
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

/**
 * Calls providers, without blocking. Redirects are not followed: a token meant for one host must not go to another. Whatever
 * keeps an answer from being read is a {@link Problem} {@code login_provider_unavailable}.
 */
@ApplicationScoped
public class ProviderHttp {

    private final WebClient client;
    private final long timeout;

    public ProviderHttp(Vertx vertx, LoginConfig config) {
        this.client = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false).setUserAgent("Oasis")
                .setConnectTimeout((int) config.timeout().toMillis()));
        this.timeout = config.timeout().toMillis();
    }

    Uni<ProviderAnswer> get(URI address) {
        return answer(accepting(client.getAbs(address.toString())).send());
    }

    Uni<ProviderAnswer> getAs(String accessToken, URI address) {
        return answer(accepting(client.getAbs(address.toString())).bearerTokenAuthentication(accessToken).send());
    }

    Uni<ProviderAnswer> post(URI address, Map<String, String> form) {
        return answer(accepting(client.postAbs(address.toString())).sendForm(fields(form)));
    }

    /** The client's credentials as RFC 6749 (2.3.1) has them: form-encoded before they become Basic ones. */
    Uni<ProviderAnswer> postAs(String clientId, String clientSecret, URI address, Map<String, String> form) {
        String credentials = encoded(clientId) + ":" + encoded(clientSecret);
        return answer(accepting(client.postAbs(address.toString()))
                .putHeader(HttpHeaders.AUTHORIZATION.toString(),
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .sendForm(fields(form)));
    }

    private HttpRequest<Buffer> accepting(HttpRequest<Buffer> request) {
        return request.timeout(timeout).putHeader(HttpHeaders.ACCEPT.toString(), "application/json");
    }

    private static Uni<ProviderAnswer> answer(Uni<HttpResponse<Buffer>> response) {
        return response.map(ProviderHttp::read).onFailure(failure -> !(failure instanceof Problem))
                .transform(ProviderProblems::unavailable);
    }

    private static ProviderAnswer read(HttpResponse<Buffer> response) {
        if (response.statusCode() >= 500 || response.statusCode() == 429) {
            throw new IllegalStateException("A login provider answers status " + response.statusCode());
        }
        try {
            return new ProviderAnswer(response.statusCode(), Json.decodeValue(response.bodyAsString()));
        } catch (DecodeException | NullPointerException notJson) {
            // Its message would quote what was received.
            throw new IllegalStateException("A login provider answers status " + response.statusCode() + " without JSON");
        }
    }

    private static MultiMap fields(Map<String, String> form) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap();
        form.forEach(fields::add);
        return fields;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
