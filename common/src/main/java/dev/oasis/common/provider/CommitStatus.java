package dev.oasis.common.provider;

import java.net.URI;
import java.util.Optional;

/**
 * A mark at a commit. Another with the same commit and context takes its place.
 *
 * @param ref the branch or tag, which GitLab wants to know when several have the commit
 * @param context whose mark it is, such as {@code oasis/build}
 * @param description a short sentence; cut where the provider takes less
 */
public record CommitStatus(String sha, Optional<String> ref, StatusState state, String context, String description,
        Optional<URI> target) {
}
