package dev.oasis.admin.release;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.oasis.common.catalog.release.ReleaseDrafts;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * Which releases of an app are asked for; all, where nothing is said.
 *
 * @param version without a leading {@code v}
 */
public record ReleaseFilter(Optional<ReleaseStatus> status, Optional<String> channel, Optional<String> version) {

    /** @throws Problem {@code validation_failed} or {@code invalid_version} */
    static ReleaseFilter parse(Optional<String> status, Optional<String> channel, Optional<String> version) {
        return new ReleaseFilter(status.map(ReleaseFilter::statusOf), channel,
                version.map(text -> ReleaseDrafts.requireVersion(text).toString()));
    }

    /** Values by the names of the fields that must have them. */
    Map<String, Object> asked() {
        Map<String, Object> asked = new LinkedHashMap<>();
        status.ifPresent(value -> asked.put("status", value));
        channel.ifPresent(value -> asked.put("channel", value));
        version.ifPresent(value -> asked.put("version", value));
        return asked;
    }

    private static ReleaseStatus statusOf(String text) {
        try {
            return ReleaseStatus.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "status", "must be draft, published or archived.");
        }
    }
}
