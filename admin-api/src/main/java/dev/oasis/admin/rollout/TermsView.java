package dev.oasis.admin.rollout;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.web.conditional.Tagged;

/**
 * The terms on which a release is offered.
 *
 * @param floor whether clients below must install it before anything higher
 * @param critical whether the update answer says that it matters
 * @param minimumOs from which version of each operating system on it runs, by {@code darwin}, {@code linux}, {@code windows}
 */
public record TermsView(boolean floor, boolean critical, Map<String, String> minimumOs) implements Tagged {

    static TermsView of(Release release) {
        Map<String, String> minimum = new TreeMap<>();
        Optional.ofNullable(release.minimumDarwin).ifPresent(version -> minimum.put("darwin", version));
        Optional.ofNullable(release.minimumLinux).ifPresent(version -> minimum.put("linux", version));
        Optional.ofNullable(release.minimumWindows).ifPresent(version -> minimum.put("windows", version));
        return new TermsView(release.floor, release.critical, minimum);
    }
}
