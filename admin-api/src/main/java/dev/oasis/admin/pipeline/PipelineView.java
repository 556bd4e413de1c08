package dev.oasis.admin.pipeline;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.common.pipeline.Pipeline;
import dev.oasis.common.pipeline.PipelineJson;
import dev.oasis.common.trigger.TriggerDocument;
import dev.oasis.common.web.conditional.Tagged;

/** A pipeline as the API answers it. */
public record PipelineView(String id, String appId, String repositoryId, String name, String kind, boolean enabled,
        TriggerDocument triggers, List<String> labels, ConcurrencyDocument concurrency, JsonNode definition, Instant createdAt,
        Instant updatedAt) implements Tagged {

    static PipelineView of(Pipeline pipeline, PipelineJson json) {
        return new PipelineView(pipeline.id, pipeline.appId, pipeline.repositoryId, pipeline.name, pipeline.kind.wireName(),
                pipeline.enabled, json.triggers(pipeline), List.copyOf(pipeline.labelSet()), ConcurrencyDocument.of(pipeline),
                json.read(pipeline.definition), pipeline.createdAt, pipeline.updatedAt);
    }
}
