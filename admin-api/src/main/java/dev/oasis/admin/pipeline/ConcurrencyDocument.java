package dev.oasis.admin.pipeline;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.oasis.common.jobs.ConcurrencyMode;
import dev.oasis.common.pipeline.Pipeline;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * Which jobs of the app must not run at the same time, and what becomes of the one that comes later.
 *
 * @param key <code>{ref}</code> in it stands for the branch or tag
 */
public record ConcurrencyDocument(
        @NotBlank(message = "is needed.") @Size(max = 200, message = "must have at most 200 characters.") String key,
        @NotNull(message = "is needed.") String mode) {

    static ConcurrencyDocument of(Pipeline pipeline) {
        return pipeline.concurrencyKey == null ? null
                : new ConcurrencyDocument(pipeline.concurrencyKey, pipeline.concurrencyMode.wireName());
    }

    /** @throws Problem {@code validation_failed} */
    void into(Pipeline pipeline) {
        pipeline.concurrencyKey = key;
        pipeline.concurrencyMode = ConcurrencyMode.parse(mode).orElseThrow(() -> Problem.ofField(
                ProblemCode.VALIDATION_FAILED, "concurrency.mode", "must be queue, cancel-previous or reject."));
    }
}
