package dev.oasis.common.trigger;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a commit's message can say so that nothing is built:
 * <a href="https://docs.github.com/en/actions/how-tos/manage-workflow-runs/skip-workflow-runs">GitHub's words</a>, of which
 * <a href="https://docs.gitlab.com/ci/pipelines/#skip-a-pipeline">GitLab</a> knows the first two, in whatever letter case.
 */
final class SkipMarker {

    private static final String[] WORDS = { "[skip ci]", "[ci skip]", "[no ci]", "[skip actions]", "[actions skip]" };
    /** In the last paragraph, where Git has its trailers. */
    private static final Pattern TRAILER = Pattern.compile("(?m)^skip-checks: ?true\\s*$", Pattern.CASE_INSENSITIVE);

    private SkipMarker() {
    }

    /** The marker that the message carries. */
    static Optional<String> in(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return Stream.of(WORDS).filter(lower::contains).findFirst().or(() -> trailer(message));
    }

    private static Optional<String> trailer(String message) {
        String unified = message.replace("\r\n", "\n").stripTrailing();
        int last = unified.lastIndexOf("\n\n");
        return last >= 0 && TRAILER.matcher(unified.substring(last)).find() ? Optional.of("skip-checks: true")
                : Optional.empty();
    }
}
