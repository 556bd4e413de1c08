package dev.oasis.admin.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.oasis.common.identity.AppBinding;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * What entries are narrowed to.
 *
 * @param app id or slug
 * @param from the first moment that counts
 * @param to the first moment that no longer does
 */
record AuditFilter(Optional<String> actor, Optional<String> action, Optional<String> subjectType, Optional<String> subjectId,
        Optional<String> app, Optional<Instant> from, Optional<Instant> to) {

    /** SQL conditions, each with a {@code $n} of its own, and what stands for these. */
    record Conditions(String sql, List<Object> parameters) {
    }

    /** @throws Problem {@code validation_failed} */
    static Optional<Instant> time(String field, Optional<String> text) {
        try {
            return text.map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeParseException notATime) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, field,
                    "must be a time in RFC 3339, such as 2026-01-31T12:00:00Z.");
        }
    }

    /** All that a list is narrowed by, in a fixed order. */
    String forCursor() {
        return "audit" + this;
    }

    /**
     * @param apps whose entries may be seen; entries that concern no app are seen with all of them only
     * @param first parameters that stand before these
     */
    Conditions conditions(AppBinding apps, Object... first) {
        StringBuilder sql = new StringBuilder();
        List<Object> parameters = new ArrayList<>(List.of(first));
        actor.ifPresent(value -> add(sql, parameters, "e.actor = ", value));
        action.ifPresent(value -> add(sql, parameters, "e.action = ", value));
        subjectType.ifPresent(value -> add(sql, parameters, "e.subject_type = ", value));
        subjectId.ifPresent(value -> add(sql, parameters, "e.subject_id = ", value));
        from.ifPresent(value -> add(sql, parameters, "e.occurred_at >= ", value.atOffset(ZoneOffset.UTC)));
        to.ifPresent(value -> add(sql, parameters, "e.occurred_at < ", value.atOffset(ZoneOffset.UTC)));
        if (!apps.all()) {
            add(sql, parameters, "e.app_id = any", apps.ids().toArray(String[]::new));
        }
        return new Conditions(sql.toString(), parameters);
    }

    private static void add(StringBuilder sql, List<Object> parameters, String condition, Object value) {
        parameters.add(value);
        sql.append(" and ").append(condition).append("($").append(parameters.size()).append(")");
    }
}
