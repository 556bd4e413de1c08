package dev.oasis.testkit.openapi;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sends what a document shows as an example of a request to the service that it describes. People copy examples, so whatever
 * they lack, it must not be their form: fields that do not go together, texts that are no such thing.
 */
public final class RequestExamples {

    private static final int BAD_REQUEST = 400;
    private static final Set<Integer> FAULTS = Set.of(BAD_REQUEST, 405, 406, 413, 415, 500);

    private final RawClient client;
    private final Supplier<ParameterValues> world;
    private final String authorization;
    private final Set<String> ofTheWorld;
    private int sent;

    /**
     * @param world makes things to call operations on
     * @param authorization of somebody who may do everything
     * @param ofTheWorld codes of status 400 that speak of things which an example cannot know
     */
    public RequestExamples(URI base, Supplier<ParameterValues> world, String authorization, Set<String> ofTheWorld) {
        this.client = new RawClient(base);
        this.world = world;
        this.authorization = authorization;
        this.ofTheWorld = Set.copyOf(ofTheWorld);
    }

    /** Sentences; empty when each example is understood. */
    public List<String> faults(OpenApiDocument document) {
        List<String> faults = new ArrayList<>();
        ParameterValues values = world.get();
        for (DocumentedOperation operation : document.operations()) {
            operation.node().path("requestBody").path("content").path(DocumentedOperation.JSON).path("examples").properties()
                    .forEach(example -> send(operation, values, example.getValue().path("value").toString())
                            .ifPresent(fault -> faults.add(operation + " refuses its own example " + example.getKey() + ": "
                                    + fault)));
        }
        return faults;
    }

    /** How many examples were sent. */
    public int sent() {
        return sent;
    }

    private Optional<String> send(DocumentedOperation operation, ParameterValues values, String body) {
        sent++;
        RawCall call = new RawCall(operation.method(), values.fill(operation),
                List.of(Map.entry("Authorization", authorization),
                        Map.entry("Content-Type", DocumentedOperation.JSON)),
                body);
        Optional<Exchange> answer = client.send(call);
        if (answer.isEmpty()) {
            return Optional.of("no answer");
        }
        boolean fault = FAULTS.contains(answer.get().status())
                && !AnswerCheck.code(answer.get()).filter(ofTheWorld::contains).isPresent();
        return fault ? Optional.of(answer.get().body() + " to " + body) : Optional.empty();
    }
}
