package dev.oasis.testkit.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gets the document of a running service, once for each address. */
public final class ServiceDocument {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, AnswerCheck> KNOWN = new ConcurrentHashMap<>();

    private ServiceDocument() {
    }

    /** @param base any address of the service */
    public static AnswerCheck of(URI base) {
        return KNOWN.computeIfAbsent(base.getScheme() + "://" + base.getAuthority(),
                origin -> new AnswerCheck(OpenApiDocument.parse(get(URI.create(origin + "/openapi?format=json")))));
    }

    private static String get(URI address) {
        try {
            HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(address).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(address + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
