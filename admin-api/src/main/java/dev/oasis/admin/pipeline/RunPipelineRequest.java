package dev.oasis.admin.pipeline;

import java.util.Optional;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import dev.oasis.common.trigger.Refs;

/**
 * @param ref a branch, or the full name of a ref such as {@code refs/tags/v1.4.0}
 * @param sha the commit; the runner takes the ref's newest one when absent
 */
public record RunPipelineRequest(
        @NotBlank(message = "is needed: a branch, or refs/tags/ and a tag.") @Size(max = 255, message = "must have at most 255 characters.") @Pattern(regexp = "[^\\s\\x00-\\x1f~^:?*\\[\\\\]+", message = "must be the name of a branch or the full name of a ref.") String ref,
        Optional<@Pattern(regexp = "[0-9a-f]{40}|[0-9a-f]{64}", message = "must be a whole commit id of 40 or 64 hex digits.") String> sha) {

    String fullRef() {
        return ref.startsWith("refs/") ? ref : Refs.BRANCHES + ref;
    }
}
