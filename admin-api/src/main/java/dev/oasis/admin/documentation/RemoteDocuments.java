package dev.oasis.admin.documentation;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;

/** The documents of other services, as they were when each last answered. */
@ApplicationScoped
class RemoteDocuments {

    private static final Logger LOG = Logger.getLogger(RemoteDocuments.class);
    private static final int FOUND = 200;

    private final HttpClient client;
    private final DocumentationConfig config;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, JsonNode> known = new ConcurrentHashMap<>();

    RemoteDocuments(Vertx vertx, DocumentationConfig config) {
        this.client = vertx.createHttpClient();
        this.config = config;
    }

    /** Never fails: of a service that is away, the last known document, or nothing. */
    Uni<Optional<JsonNode>> get(String service, URI address) {
        RequestOptions request = new RequestOptions().setMethod(HttpMethod.GET)
                .setAbsoluteURI(address.resolve("/openapi?format=json").toString());
        return client.request(request).flatMap(call -> call.send())
                .flatMap(answer -> answer.body().map(body -> parse(answer.statusCode(), body.toString())))
                .ifNoItem().after(config.timeout()).fail()
                .invoke(document -> known.put(service, document))
                .onFailure().invoke(failure -> LOG.debugf("No OpenAPI document of %s: %s", service, failure.getMessage()))
                .onFailure().recoverWithNull()
                .map(ignored -> Optional.ofNullable(known.get(service)));
    }

    private JsonNode parse(int status, String body) {
        try {
            JsonNode document = json.readTree(body);
            if (status == FOUND && document.path("paths").isObject()) {
                return document;
            }
        } catch (JsonProcessingException notJson) {
            // The same sentence serves for both.
        }
        throw new IllegalStateException("answered " + status + " without a document");
    }
}
