package dev.oasis.admin.apikey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * Only fields that are present change something. A class and not a record, because Jackson leaves an absent field of a record
 * no different from a null.
 */
public class PatchApiKeyRequest {

    @JsonSetter(nulls = Nulls.FAIL)
    @Size(max = 100, message = "must have at most 100 characters.")
    public String name;
    @JsonSetter(nulls = Nulls.FAIL)
    public List<@NotNull(message = "must not be null.") String> scopes;
    /** Ids or slugs; {@code null} for all apps. */
    public Optional<@Size(min = 1, max = 100, message = "must name 1 to 100 apps; send null for all.") List<@NotBlank(message = "is needed.") String>> apps;
    @JsonSetter(nulls = Nulls.FAIL)
    public Boolean enabled;
    /** {@code null} for never. */
    public Optional<Instant> expiresAt;

    /** @throws Problem {@code validation_failed}, for what no annotation can say of a field that may be absent */
    void requireNameWithText() {
        if (name != null && name.isBlank()) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "name", "must not be blank.");
        }
    }
}
