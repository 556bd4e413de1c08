package dev.oasis.admin.provider;

import java.util.List;

import dev.oasis.common.web.problem.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What a provider answered: a status below 500 and JSON. */
record ProviderAnswer(int status, Object json) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** @throws Problem {@code login_refused} for an error or another kind of JSON */
    JsonObject object() {
        if (isSuccess() && json instanceof JsonObject object) {
            return object;
        }
        throw ProviderProblems.refused("The provider answered status " + status + ".");
    }

    /** @throws Problem {@code login_refused} for an error or another kind of JSON */
    List<JsonObject> objects() {
        if (isSuccess() && json instanceof JsonArray array) {
            return array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList();
        }
        throw ProviderProblems.refused("The provider answered status " + status + ".");
    }

    /** The answer of a token endpoint, which GitHub gives with status 200 even when it is an error. */
    JsonObject token() {
        if (json instanceof JsonObject object && object.getValue("error") instanceof String error) {
            throw ProviderProblems.refusedWith(error);
        }
        return object();
    }

    @Override
    public String toString() {
        return "ProviderAnswer[status=" + status + "]";
    }
}
