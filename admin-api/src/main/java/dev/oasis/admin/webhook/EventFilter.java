package dev.oasis.admin.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.webhook.EventState;
import dev.oasis.common.webhook.WebhookProvider;

/** What events are narrowed to. */
record EventFilter(Optional<String> state, Optional<String> provider, Optional<String> repository, Optional<String> event) {

    /** @throws Problem {@code validation_failed} */
    EventFilter {
        state.filter(given -> EventState.ofWireName(given).isEmpty()).ifPresent(unknown -> {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "state",
                    "must be received, processed, ignored, failed or dead.");
        });
        provider.filter(given -> WebhookProvider.ofWireName(given).isEmpty()).ifPresent(unknown -> {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "provider", "must be github, gitlab or generic.");
        });
    }

    /** All that a list is narrowed by, in a fixed order. */
    String forCursor() {
        return "webhook events" + this;
    }

    /**
     * SQL conditions, each with a {@code $n} of its own, for which a value is added to the parameters.
     *
     * @param parameters those that stand before
     */
    String conditions(List<Object> parameters) {
        List<String> conditions = new ArrayList<>();
        add(conditions, parameters, "state", state);
        add(conditions, parameters, "provider", provider);
        add(conditions, parameters, "repository", repository);
        add(conditions, parameters, "event", event);
        return String.join("", conditions);
    }

    private static void add(List<String> conditions, List<Object> parameters, String column, Optional<String> value) {
        value.ifPresent(given -> {
            parameters.add(given);
            conditions.add(" and e." + column + " = $" + parameters.size());
        });
    }
}
