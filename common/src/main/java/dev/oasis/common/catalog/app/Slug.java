package dev.oasis.common.catalog.app;

import java.util.Set;
import java.util.regex.Pattern;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * The name of an app or a channel in addresses: lower-case letters, digits and single hyphens, 2 to 50 characters. Names that
 * other routes of the one origin use are reserved.
 */
public final class Slug {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,48}[a-z0-9]");
    private static final Set<String> RESERVED_FOR_APPS = Set.of("admin", "console", "auth", "ci", "webhooks", "analytics", "ws",
            "runners", "api", "deploy", "deployments", "docs", "health", "logs", "metrics", "openapi", "redoc", "sdk",
            "static", "assets", "version", "login", "logout", "mcp", "q");
    private static final Set<String> RESERVED_FOR_CHANNELS = Set.of("update", "releases", "download", "artifacts", "events",
            "latest");

    private Slug() {
    }

    public static boolean isSlug(String text) {
        return FORM.matcher(text).matches() && !text.contains("--");
    }

    /** Whether no app can have this name, because the origin uses it itself. */
    public static boolean isReservedForApps(String text) {
        return RESERVED_FOR_APPS.contains(text);
    }

    /** @throws Problem {@code validation_failed} or {@code slug_reserved} */
    public static String requireForApp(String text) {
        return require("slug", text, RESERVED_FOR_APPS);
    }

    /** @throws Problem {@code validation_failed} or {@code slug_reserved} */
    public static String requireForChannel(String text) {
        return requireForChannel("channel", text);
    }

    /**
     * The same, with the caller's own word for the field.
     *
     * @throws Problem {@code validation_failed} or {@code slug_reserved}
     */
    public static String requireForChannel(String field, String text) {
        return require(field, text, RESERVED_FOR_CHANNELS);
    }

    private static String require(String field, String text, Set<String> reserved) {
        if (!isSlug(text)) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, field,
                    "must have 2 to 50 of a-z, 0-9 and single hyphens, start with a letter and not end with a hyphen.");
        }
        if (reserved.contains(text)) {
            throw Problem.ofField(ProblemCode.SLUG_RESERVED, field, "is a name that Oasis uses itself; choose another.");
        }
        return text;
    }
}
