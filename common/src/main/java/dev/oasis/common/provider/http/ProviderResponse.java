package dev.oasis.common.provider.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.oasis.common.provider.ProviderUnreachable;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * What a provider answered.
 *
 * @param json the body; null where there is none
 */
public record ProviderResponse(int status, MultiMap headers, Object json) {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;[^,]*rel=\"next\"");

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** @throws ProviderUnreachable for another kind of JSON */
    public JsonObject object() {
        if (json instanceof JsonObject object) {
            return object;
        }
        throw new ProviderUnreachable("A provider answers status " + status + " without a JSON object", null);
    }

    /** @throws ProviderUnreachable for another kind of JSON */
    public List<JsonObject> objects() {
        if (json instanceof JsonArray array) {
            return array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList();
        }
        throw new ProviderUnreachable("A provider answers status " + status + " without a JSON array", null);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A parameter of the next page's address (RFC 8288), by which the page can be asked for. */
    public Optional<String> next(String parameter) {
        return header("Link").map(NEXT::matcher).filter(Matcher::find).map(found -> URI.create(found.group(1)))
                .map(URI::getQuery).map(query -> Pattern.compile("(?:^|&)" + parameter + "=([^&]+)").matcher(query))
                .filter(Matcher::find).map(found -> found.group(1));
    }

    @Override
    public String toString() {
        return "ProviderResponse[status=" + status + "]";
    }
}
