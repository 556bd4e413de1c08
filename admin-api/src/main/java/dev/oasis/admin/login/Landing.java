package dev.oasis.admin.login;

import java.net.URI;
import java.util.regex.Pattern;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * Where a login leads: a path of our own origin with what may follow it.
 *
 * @param path begins with one slash
 */
record Landing(String path) {

    private static final int MAX_LENGTH = 2000;
    // A second slash, or what browsers take for one, would begin the name of another host.
    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7E&&[^\\\\\"<>^`{|}]]*");

    /** @throws Problem {@code landing_refused} */
    Landing {
        if (path.length() > MAX_LENGTH || !OWN_PATH.matcher(path).matches() || leadsAway(path)) {
            throw Problem.ofField(ProblemCode.LANDING_REFUSED, "redirect",
                    "must be a path of this origin, such as /console, of at most " + MAX_LENGTH + " characters.");
        }
    }

    // Dots are resolved by the browser before it goes there: "/.//host" would become "//host".
    private static boolean leadsAway(String path) {
        try {
            return URI.create("http://origin.invalid/").resolve(path).normalize().getRawPath().startsWith("//")
                    || path.contains("/.");
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
    }
}
