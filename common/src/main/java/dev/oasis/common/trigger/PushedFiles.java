package dev.oasis.common.trigger;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the commits of a push say about its files. They count only when they are all there: GitHub lists at most 20 commits
 * (2048 since 2024, but not on older servers), GitLab 20, and a new or forced branch is compared with what it was not made
 * from.
 */
final class PushedFiles {

    /** A list as long as this may have been cut. */
    private static final int SAFE_COMMITS = 20;

    private PushedFiles() {
    }

    /** @param last id of the last pushed commit, which must be among them */
    static TouchedFiles of(List<Payload> commits, String last) {
        boolean complete = !commits.isEmpty() && commits.size() < SAFE_COMMITS
                && commits.stream().anyMatch(commit -> commit.orEmpty("id").equals(last))
                && commits.stream().allMatch(commit -> commit.node().has("added") && commit.node().has("modified")
                        && commit.node().has("removed"));
        if (!complete) {
            return TouchedFiles.UNKNOWN;
        }
        Set<String> paths = new HashSet<>();
        for (Payload commit : commits) {
            paths.addAll(commit.texts("added"));
            paths.addAll(commit.texts("modified"));
            paths.addAll(commit.texts("removed"));
        }
        return new TouchedFiles.Known(paths);
    }
}
