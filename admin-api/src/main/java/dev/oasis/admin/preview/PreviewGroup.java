package dev.oasis.admin.preview;

/**
 * Active clients of one kind.
 *
 * @param outcome {@code offered}, {@code another_release} when a higher one comes first, {@code unknown_version} for versions
 *        that the app never released, or the decision's reason for nothing
 * @param percent what part of them the rollout includes; 0 unless the outcome is {@code offered}
 * @param clients about how many there are, of those that send an id
 * @param reachedClients about how many of these would be offered the release
 * @param checksWithoutId how often those asked that send none
 * @param reachedChecksWithoutId how many of these checks would be answered with the release
 */
public record PreviewGroup(String channel, String currentVersion, String platform, String outcome, double percent,
        long clients, long reachedClients, long checksWithoutId, long reachedChecksWithoutId) {
}
