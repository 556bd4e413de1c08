package dev.oasis.testkit.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** The document of the service under test. */
public final class ServiceDocument {

    private static AnswerCheck check;

    private ServiceDocument() {
    }

    /**
     * As the build has stored it, which the service answers too. Asking the service for it would count among the requests of a
     * test that counts them.
     */
    public static synchronized AnswerCheck ofModule() {
        if (check == null) {
            try {
                check = new AnswerCheck(OpenApiDocument.parse(Files.readString(Path.of("target", "openapi", "openapi.json"))));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return check;
    }

    /** As the service answers it. */
    public static OpenApiDocument fetch(URI base) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(base.resolve("/openapi?format=json")).build(), HttpResponse.BodyHandlers.ofString());
            return OpenApiDocument.parse(answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
