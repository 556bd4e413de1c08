package dev.oasis.admin.preview;

/**
 * Clients of one kind.
 *
 * @param checks how often they asked in the period
 * @param outcome {@code offered}, {@code another_release} when a higher one comes first, {@code unknown_version} for versions
 *        that the app never released, or the decision's reason for nothing
 * @param percent what part of them the rollout includes; 0 unless the outcome is {@code offered}
 * @param reachedChecks how many of the checks would be answered with the release
 */
public record PreviewGroup(String channel, String currentVersion, String platform, long checks, String outcome,
        double percent, long reachedChecks) {
}
