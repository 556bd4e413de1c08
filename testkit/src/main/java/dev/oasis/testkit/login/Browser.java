package dev.oasis.testkit.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * As much of a browser as a login needs: cookies, redirects one by one or to the end, forms, and the headers that a page's own
 * script can send. What is asked of the public address goes to the service under test. To be used by one thread.
 */
public final class Browser {

    private static final int MAX_REDIRECTS = 20;

    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10)).build();
    private final CookieJar cookies = new CookieJar();
    private final String origin;
    private final String service;

    /**
     * @param origin the public address
     * @param service where it really is
     */
    public Browser(String origin, String service) {
        this.origin = origin;
        this.service = service;
    }

    /** Follows a link and then nothing more. */
    public Page open(String address) {
        return send("GET", URI.create(origin).resolve(address), BodyPublishers.noBody(), Map.of());
    }

    /** Follows a link and all redirects, up to the first answer that is none, or that leads to {@code stop}. */
    public Page follow(String address, String stop) {
        return toTheEnd(open(address), stop);
    }

    /** Fills in a page's form, sends it and follows all redirects, up to the first that leads to {@code stop}. */
    public Page submit(Page page, Map<String, String> fields, String stop) {
        Map<String, String> all = page.formFields();
        all.putAll(fields);
        String body = all.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return toTheEnd(send("POST", page.address().resolve(page.formAction()), BodyPublishers.ofString(body),
                Map.of("Content-Type", "application/x-www-form-urlencoded")), stop);
    }

    /** What a script of the service's own page does, with whatever headers the test wants. */
    public Page script(String method, String path, String json, Map<String, String> headers) {
        return send(method, URI.create(origin).resolve(path),
                json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json), headers);
    }

    public Optional<String> cookie(String name) {
        return cookies.value(name);
    }

    public void forgetCookies(String namePrefix) {
        cookies.remove(namePrefix);
    }

    private Page toTheEnd(Page page, String stop) {
        Page at = page;
        for (int redirects = 0; redirects < MAX_REDIRECTS; redirects++) {
            Optional<URI> next = at.location();
            if (next.isEmpty() || next.get().toString().startsWith(stop)) {
                return at;
            }
            at = send("GET", next.get(), BodyPublishers.noBody(), Map.of());
        }
        throw new IllegalStateException("Too many redirects, the last to " + at.address().getPath());
    }

    private Page send(String method, URI address, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(real(address)).method(method, body)
                .timeout(Duration.ofSeconds(30));
        cookies.headerFor(address).ifPresent(header -> request.header("Cookie", header));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            cookies.take(address, response.headers().allValues("Set-Cookie"));
            return new Page(address, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while browsing", e);
        }
    }

    private URI real(URI address) {
        String text = address.toString();
        return text.startsWith(origin + "/") ? URI.create(service + text.substring(origin.length())) : address;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
