package dev.oasis.testkit.login;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser was answered. */
public record Page(URI address, int status, HttpHeaders headers, String body) {

    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    /** Where a redirect leads. */
    public Optional<URI> location() {
        return status >= 300 && status < 400 ? headers.firstValue("Location").map(address::resolve) : Optional.empty();
    }

    String formAction() {
        Matcher action = ACTION.matcher(body);
        if (!action.find()) {
            throw new IllegalStateException("No form at " + address.getPath() + ", status " + status);
        }
        return unescaped(action.group(1));
    }

    Map<String, String> formFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = HIDDEN.matcher(body);
        while (field.find()) {
            fields.put(field.group(1), unescaped(field.group(2)));
        }
        return fields;
    }

    private static String unescaped(String html) {
        return html.replace("&quot;", "\"").replace("&amp;", "&");
    }
}
