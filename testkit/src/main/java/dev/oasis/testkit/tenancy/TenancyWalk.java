package dev.oasis.testkit.tenancy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.testkit.openapi.DocumentedOperation;
import dev.oasis.testkit.openapi.Exchange;
import dev.oasis.testkit.openapi.ParameterValues;
import dev.oasis.testkit.openapi.RawCall;
import dev.oasis.testkit.openapi.RawClient;
import dev.oasis.testkit.openapi.ServiceDocument;

/**
 * Holds every operation of a document to what callers of one app may learn of another: nothing. An operation that is new needs
 * nothing here, but ids for parameters that are new.
 */
public final class TenancyWalk {

    private static final String APP = "apps/{app}";
    private static final String NO_APP = "no-such-app";
    private static final Set<String> OF_THE_REQUEST = Set.of("traceId");

    private final URI base;
    private final RawClient client;
    private final Tenants tenants;

    public TenancyWalk(URI base, Tenants tenants) {
        this.base = base;
        this.client = new RawClient(base);
        this.tenants = tenants;
    }

    public List<DocumentedOperation> operations() {
        return ServiceDocument.of(base).document().operations().stream().filter(operation -> !operation.isPublic()).toList();
    }

    /** Sentences, empty when the operation keeps the apps apart. */
    public List<String> faults(DocumentedOperation operation) {
        List<String> faults = new ArrayList<>();
        withoutCredentials(operation, faults);
        if (operation.path().contains(APP)) {
            foreignApp(operation, faults);
            foreignParts(operation, faults);
        } else {
            elsewhere(operation, faults);
        }
        return faults;
    }

    private void withoutCredentials(DocumentedOperation operation, List<String> faults) {
        Exchange answer = send(operation, tenants.other(), Optional.empty());
        if (answer.status() != 401) {
            faults.add(operation + " without credentials answered " + answer.status() + " and not 401.");
        }
    }

    /** The other app is not there, and no different from one that never was. */
    private void foreignApp(DocumentedOperation operation, List<String> faults) {
        for (String key : tenants.boundKeys()) {
            Exchange missing = send(operation, tenants.other().with(APP, NO_APP), Optional.of(key));
            for (String name : tenants.otherNames()) {
                Exchange answer = send(operation, tenants.other().with(APP, name), Optional.of(key));
                if (answer.status() == 403 && missing.status() == 403) {
                    // The key has not the scope on any app: refused before anything was looked up.
                    continue;
                }
                if (answer.status() != 404 || !same(answer, missing)) {
                    faults.add(operation + " on another's app answered " + answer.status() + " " + answer.body()
                            + ", and on one that does not exist " + missing.status() + " " + missing.body() + ".");
                }
            }
        }
    }

    /** What belongs to the other app is not there below one's own. */
    private void foreignParts(DocumentedOperation operation, List<String> faults) {
        if (operation.path().indexOf('{') == operation.path().lastIndexOf('{')) {
            return;
        }
        List<String> keys = new ArrayList<>(tenants.boundKeys());
        keys.add(tenants.ownerKey());
        for (String key : keys) {
            Exchange answer = send(operation, tenants.other().with(APP, tenants.own()), Optional.of(key));
            if (answer.status() != 404 && answer.status() != 403 || key.equals(tenants.ownerKey()) && answer.status() != 404) {
                faults.add(
                        operation + " with the parts of another app answered " + answer.status() + " " + answer.body() + ".");
            }
            leaks(operation, answer, faults);
        }
    }

    /** Lists and what is of no app: nothing of the other app shows. */
    private void elsewhere(DocumentedOperation operation, List<String> faults) {
        for (String key : tenants.boundKeys()) {
            Exchange answer = send(operation, tenants.other(), Optional.of(key));
            leaks(operation, answer, faults);
            boolean list = operation.method().equals("GET") && !operation.path().contains("{");
            if (answer.succeeded() && !list) {
                faults.add(operation + " about another's things answered " + answer.status() + " " + answer.body() + ".");
            }
        }
    }

    private void leaks(DocumentedOperation operation, Exchange answer, List<String> faults) {
        tenants.secrets().stream().filter(secret -> answer.body().contains(secret)).forEach(secret -> faults
                .add(operation + " shows " + secret + ", which is the other app's: " + answer.body()));
    }

    private Exchange send(DocumentedOperation operation, ParameterValues values, Optional<String> key) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        key.ifPresent(secret -> headers.add(Map.entry("Authorization", "Bearer " + secret)));
        headers.add(Map.entry("Content-Type", DocumentedOperation.JSON));
        RawCall call = new RawCall(operation.method(), values.fill(operation), headers, body(operation));
        return client.send(call).orElseThrow(() -> new AssertionError("No answer to " + call));
    }

    private static String body(DocumentedOperation operation) {
        for (JsonNode example : operation.node().path("requestBody").path("content").path(DocumentedOperation.JSON)
                .path("examples")) {
            return example.path("value").toString();
        }
        return null;
    }

    private static boolean same(Exchange one, Exchange other) {
        return one.status() == other.status() && withoutTrace(one.body()).equals(withoutTrace(other.body()));
    }

    private static String withoutTrace(String body) {
        String text = body;
        for (String member : OF_THE_REQUEST) {
            text = text.replaceAll("\"" + member + "\":\"[^\"]*\"", "");
        }
        return text;
    }
}
