package dev.oasis.ingest.webhook;

import java.util.List;
import java.util.stream.Collectors;

/** What came of an event. */
public sealed interface HandlingOutcome {

    /** A sentence for the inbox; no secret in it. */
    String sentence();

    /** Something was done. */
    record Processed(String summary) implements HandlingOutcome {

        @Override
        public String sentence() {
            return summary;
        }
    }

    /** Nothing was to be done. */
    record Ignored(String reason) implements HandlingOutcome {

        @Override
        public String sentence() {
            return reason;
        }
    }

    /** The event is of a kind that this handler never deals with: others tell what came of it. */
    HandlingOutcome NOT_MINE = new Ignored("");

    /** One for all: what was done outweighs what was not. */
    static HandlingOutcome ofAll(List<HandlingOutcome> outcomes) {
        List<HandlingOutcome> done = outcomes.stream().filter(Processed.class::isInstance).toList();
        String told = (done.isEmpty() ? outcomes : done).stream().map(HandlingOutcome::sentence)
                .filter(sentence -> !sentence.isEmpty()).distinct()
                .collect(Collectors.joining(" "));
        return done.isEmpty() ? new Ignored(told) : new Processed(told);
    }
}
