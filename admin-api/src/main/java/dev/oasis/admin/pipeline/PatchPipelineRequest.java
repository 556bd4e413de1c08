package dev.oasis.admin.pipeline;

import java.util.List;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.common.trigger.TriggerDocument;

/**
 * What is absent stays; {@code null} takes the concurrency away. Triggers are replaced as a whole. Jobs that were made already
 * keep what they were made of.
 */
public class PatchPipelineRequest {

    @Size(min = 1, max = 100, message = "must have 1 to 100 characters.")
    public String name;
    public Boolean enabled;
    public TriggerDocument triggers;
    public List<String> labels;
    public Optional<@Valid ConcurrencyDocument> concurrency;
    public JsonNode definition;
}
