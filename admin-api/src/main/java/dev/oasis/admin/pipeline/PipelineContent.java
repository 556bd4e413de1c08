package dev.oasis.admin.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.oasis.common.jobs.JobKind;
import dev.oasis.common.pipeline.Pipeline;
import dev.oasis.common.pipeline.PipelineJson;
import dev.oasis.common.trigger.TriggerDocument;
import dev.oasis.common.trigger.TriggerRules;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** From what a request says to what is kept of it. */
@ApplicationScoped
class PipelineContent {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,49}");
    private static final int MAX_LABELS = 16;
    private static final int MAX_DEFINITION = 64 * 1024;
    /** Text that no database column of ours can hold, as JSON writes it. */
    private static final String NUL = "\\u0000";

    private final PipelineJson json;

    PipelineContent(PipelineJson json) {
        this.json = json;
    }

    /** @throws Problem {@code validation_failed} */
    static JobKind kind(String text) {
        return JobKind.parse(text).orElseThrow(() -> wrong("kind", "must be build, deploy or host-update."));
    }

    /** @throws Problem {@code validation_failed} */
    void triggers(Pipeline pipeline, Optional<TriggerDocument> given) {
        TriggerRules rules = given.map(TriggerDocument::rules).orElse(TriggerRules.NONE);
        String text = json.write(TriggerDocument.of(rules));
        if (text.contains(NUL)) {
            throw wrong("triggers", "must not have NUL characters.");
        }
        pipeline.triggers = text;
    }

    /** @throws Problem {@code validation_failed} */
    static void labels(Pipeline pipeline, List<String> labels) {
        if (labels.size() > MAX_LABELS || labels.stream().anyMatch(label -> label == null || !LABEL.matcher(label).matches())) {
            throw wrong("labels", "must be at most " + MAX_LABELS
                    + " words such as macos or arm64: 1 to 50 small letters, digits, dots, dashes and underscores.");
        }
        pipeline.labels = String.join(",", new TreeSet<>(labels));
    }

    /** @throws Problem {@code validation_failed} */
    void definition(Pipeline pipeline, Optional<JsonNode> given) {
        // Jackson makes a null of what is absent.
        JsonNode definition = given.filter(node -> !node.isNull()).orElseGet(JsonNodeFactory.instance::objectNode);
        if (!definition.isObject()) {
            throw wrong("definition", "must be a JSON object.");
        }
        String text = json.write(definition);
        if (text.length() > MAX_DEFINITION) {
            throw wrong("definition", "must have at most 64 KiB as JSON.");
        }
        pipeline.definition = text;
    }

    private static Problem wrong(String field, String sentence) {
        return Problem.ofField(ProblemCode.VALIDATION_FAILED, field, sentence);
    }
}
