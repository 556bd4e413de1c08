package dev.oasis.common.provider.http;

import java.util.Set;
import java.util.regex.Pattern;

import io.vertx.core.json.JsonObject;

/** The provider's own sentence of an error, as far as it can be told: short, on one line, without anything like a secret. */
final class ToldReason {

    private static final int LONGEST = 200;
    private static final Pattern SECRETIVE = Pattern.compile("[\\w+/=.~-]{20,}");

    private ToldReason() {
    }

    /**
     * Empty where there is none.
     *
     * @param secrets what was sent and must not come back, however short it is
     */
    static String of(Object json, Set<String> secrets) {
        if (!(json instanceof JsonObject object)) {
            return "";
        }
        // GitHub: message; GitLab: message, which may be an object, or error; OAuth: error_description.
        Object said = object.containsKey("error_description") ? object.getValue("error_description")
                : object.containsKey("message") ? object.getValue("message") : object.getValue("error");
        String text = said == null ? "" : String.valueOf(said).replaceAll("\\p{Cntrl}+", " ").strip();
        for (String secret : secrets) {
            text = text.replace(secret, "…");
        }
        String masked = SECRETIVE.matcher(text).replaceAll("…");
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    }
}
