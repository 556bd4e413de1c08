package dev.oasis.common.pipeline;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.oasis.common.provider.Repository;
import dev.oasis.common.trigger.TriggerDocument;
import dev.oasis.common.trigger.TriggerRules;

/** The parts of pipelines and jobs that are kept as JSON. */
@ApplicationScoped
public class PipelineJson {

    private final ObjectMapper json;

    public PipelineJson(ObjectMapper json) {
        // Code of the version before reads what a newer one has written.
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    public TriggerRules rules(Pipeline pipeline) {
        return triggers(pipeline).rules();
    }

    public TriggerDocument triggers(Pipeline pipeline) {
        try {
            return json.readValue(pipeline.triggers, TriggerDocument.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("The triggers of pipeline " + pipeline.id + " cannot be read", damaged);
        }
    }

    public String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("JSON cannot be written", impossible);
        }
    }

    public JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("Stored JSON cannot be read", damaged);
        }
    }

    /** What a job of the pipeline is to do, frozen. No secret is in it: a runner asks for those when it has the lease. */
    String plan(Pipeline pipeline, Repository repository, RunSource source) {
        ObjectNode plan = json.createObjectNode();
        plan.set("definition", read(pipeline.definition));
        plan.putObject("repository").put("id", repository.id).put("provider", repository.provider.wireName())
                .put("externalId", repository.externalId).put("fullName", repository.fullName)
                .put("cloneUrl", repository.cloneUrl);
        ObjectNode from = plan.putObject("source").put("cause", source.cause().wireName()).put("ref", source.ref());
        source.sha().ifPresent(sha -> from.put("sha", sha));
        return write(plan);
    }
}
