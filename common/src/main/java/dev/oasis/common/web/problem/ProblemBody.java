package dev.oasis.common.web.problem;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * The JSON of a problem: RFC 9457's members, and {@code code}, {@code traceId} and {@code errors} of our own.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(String type, String title, int status, String detail, String code, String traceId,
        List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_BASE = "urn:oasis:problem:";

    public static ProblemBody of(Problem problem, String traceId) {
        ProblemCode code = problem.code();
        return new ProblemBody(TYPE_BASE + code.wireName(), code.title(), code.status(),
                problem.getMessage(), code.wireName(), traceId, problem.errors());
    }

    /** The same JSON for what answers outside of REST, such as a Vert.x route. */
    public JsonObject toJson() {
        JsonObject json = new JsonObject().put("type", type).put("title", title).put("status", status)
                .put("detail", detail).put("code", code).put("traceId", traceId);
        if (!errors.isEmpty()) {
            JsonArray fields = new JsonArray();
            errors.forEach(error -> fields.add(new JsonObject().put("field", error.field()).put("message", error.message())));
            json.put("errors", fields);
        }
        return json;
    }
}
