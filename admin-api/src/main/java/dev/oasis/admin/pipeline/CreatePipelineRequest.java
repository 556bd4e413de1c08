package dev.oasis.admin.pipeline;

import java.util.List;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.common.trigger.TriggerDocument;

/**
 * @param repositoryId of a repository that is linked to the app
 * @param kind {@code build}, {@code deploy} or {@code host-update}
 * @param triggers nothing starts it when absent
 * @param labels what a runner must have
 * @param definition a JSON object: what its jobs do
 */
public record CreatePipelineRequest(
        @NotBlank(message = "is needed.") @Size(max = 100, message = "must have at most 100 characters.") String name,
        @NotNull(message = "is needed: a repository that is linked to the app.") String repositoryId,
        @NotNull(message = "is needed: build, deploy or host-update.") String kind, Optional<Boolean> enabled,
        Optional<TriggerDocument> triggers, Optional<List<String>> labels, Optional<@Valid ConcurrencyDocument> concurrency,
        Optional<JsonNode> definition) {
}
