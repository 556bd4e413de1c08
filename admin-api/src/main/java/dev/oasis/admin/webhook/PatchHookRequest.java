package dev.oasis.admin.webhook;

import java.util.Optional;

import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.webhook.WebhookHook;

/**
 * Only fields that are present change something. A class and not a record, because Jackson leaves an absent field of a record
 * no different from a null.
 */
public class PatchHookRequest {

    @JsonSetter(nulls = Nulls.FAIL)
    @Size(max = 100, message = "must have at most 100 characters.")
    public String name;
    @JsonSetter(nulls = Nulls.FAIL)
    public Boolean active;
    /** {@code null} when it is not known any more. */
    public Optional<@Size(max = 64, message = "must have at most 64 characters.") String> externalHookId;

    /** @throws Problem {@code validation_failed} */
    void applyTo(WebhookHook hook) {
        if (name != null && name.isBlank()) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "name", "must not be blank.");
        }
        hook.name = name == null ? hook.name : name;
        hook.active = active == null ? hook.active : active;
        hook.externalHookId = externalHookId == null ? hook.externalHookId : externalHookId.orElse(null);
    }
}
