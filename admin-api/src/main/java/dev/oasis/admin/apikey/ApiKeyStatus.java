package dev.oasis.admin.apikey;

import java.util.Arrays;
import java.util.Locale;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** What a list of keys can be narrowed to, as the database sees it at that moment. */
enum ApiKeyStatus {
    ACTIVE("revokedAt is null and enabled and (expiresAt is null or expiresAt > instant)"),
    DISABLED("revokedAt is null and not enabled"),
    EXPIRED("revokedAt is null and expiresAt <= instant"),
    REVOKED("revokedAt is not null");

    private final String condition;

    ApiKeyStatus(String condition) {
        this.condition = condition;
    }

    /** In HQL. */
    String condition() {
        return condition;
    }

    /** @throws Problem {@code validation_failed} */
    static ApiKeyStatus parse(String text) {
        return Arrays.stream(values()).filter(status -> status.name().toLowerCase(Locale.ROOT).equals(text)).findFirst()
                .orElseThrow(() -> Problem.ofField(ProblemCode.VALIDATION_FAILED, "status",
                        "must be active, disabled, expired or revoked."));
    }
}
