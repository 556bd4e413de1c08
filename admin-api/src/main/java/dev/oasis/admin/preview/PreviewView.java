package dev.oasis.admin.preview;

import java.util.List;

import dev.oasis.common.catalog.rollout.Share;

/**
 * Whom a rollout would reach, as the API answers it.
 *
 * @param basis what the figures count: checks, not clients
 * @param note what that means for reading them
 */
public record PreviewView(String channel, double percent, String basis, int hours, String note, long checks,
        long reachedChecks, List<PreviewGroup> groups) {

    private static final String NOTE = "Checks are counted, not clients: one that asks four times a day counts four times."
            + " A client that sends no id is reached at 100 percent alone, and how many those are is not known.";

    static PreviewView of(String channel, Share share, int hours, List<PreviewGroup> groups) {
        return new PreviewView(channel, share.percent(), "checks", hours, NOTE,
                groups.stream().mapToLong(PreviewGroup::checks).sum(),
                groups.stream().mapToLong(PreviewGroup::reachedChecks).sum(), groups);
    }
}
