package dev.oasis.admin.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.mutiny.Uni;
import io.smallrye.openapi.runtime.io.Format;

/** The document of all services whose addresses are configured, kept for a moment. */
@ApplicationScoped
class PlatformDocument {

    private final Uni<Texts> kept;
    private volatile long madeAt = System.nanoTime();

    PlatformDocument(OpenApiDocumentService own, RemoteDocuments remote, ServiceAddresses addresses,
            DocumentationConfig config) {
        JsonNode first = read(own.getDocument(Format.JSON));
        this.kept = Uni.createFrom().deferred(() -> merged(first, remote, addresses))
                .invoke(() -> madeAt = System.nanoTime())
                .memoize().until(() -> System.nanoTime() - madeAt > config.keep().toNanos());
    }

    /** The same document in its two forms. */
    record Texts(String json, String yaml) {
    }

    Uni<Texts> get() {
        return kept;
    }

    private static Uni<Texts> merged(JsonNode first, RemoteDocuments remote, ServiceAddresses addresses) {
        List<String> services = new ArrayList<>(addresses.others().keySet());
        if (services.isEmpty()) {
            return Uni.createFrom().item(texts(first));
        }
        List<Uni<Optional<JsonNode>>> documents = services.stream()
                .map(service -> remote.get(service, addresses.others().get(service))).toList();
        return Uni.join().all(documents).andFailFast().map(found -> {
            Map<String, JsonNode> known = new TreeMap<>();
            List<String> away = new ArrayList<>();
            for (int i = 0; i < services.size(); i++) {
                String service = services.get(i);
                found.get(i).ifPresentOrElse(document -> known.put(service, document), () -> away.add(service));
            }
            return texts(DocumentMerge.merge(first, new TreeMap<>(known), away));
        });
    }

    private static Texts texts(JsonNode document) {
        try {
            return new Texts(document.toString(), new YAMLMapper().writeValueAsString(document));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static JsonNode read(byte[] json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
