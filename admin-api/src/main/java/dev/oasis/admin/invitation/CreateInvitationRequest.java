package dev.oasis.admin.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import dev.oasis.admin.user.RoleBinding;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * @param email or {@code login}, one of the two
 * @param login at GitHub
 * @param provider by which the person has to come; needed with {@code login} when there are several GitHubs
 */
public record CreateInvitationRequest(
        Optional<@Size(max = 320, message = "must have at most 320 characters.") @Pattern(regexp = "[^@\\s]+@[^@\\s]+", message = "must be an e-mail address.") String> email,
        Optional<@Pattern(regexp = "[A-Za-z0-9_-]{1,100}", message = "must be a GitHub login.") String> login,
        Optional<String> provider,
        @NotEmpty(message = "must name at least one role.") @Size(max = 20, message = "must have at most 20 entries.") List<@Valid @NotNull RoleBinding> roles,
        Optional<Instant> expiresAt) {

    /** @throws Problem {@code validation_failed} unless just one of address and login is given */
    void requireOneTarget() {
        if (email.isPresent() == login.isPresent()) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "email", "must be given, or else login; one of the two.");
        }
    }

    String lowerEmail() {
        return email.map(text -> text.toLowerCase(Locale.ROOT)).orElse(null);
    }

    String lowerLogin() {
        return login.map(text -> text.toLowerCase(Locale.ROOT)).orElse(null);
    }
}
