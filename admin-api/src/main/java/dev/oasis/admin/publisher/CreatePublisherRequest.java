package dev.oasis.admin.publisher;

import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * @param repositoryId of the provider, like {@code ownerId}; when absent, the first job's is pinned
 * @param workflow path of the file, or its name alone for GitHub; {@code .gitlab-ci.yml} when absent for GitLab
 * @param refs all tags when absent
 * @param permissions uploading and making drafts when absent
 * @param channels all when absent
 */
public record CreatePublisherRequest(
        @NotBlank(message = "is needed.") @Size(max = 100, message = "must have at most 100 characters.") String name,
        @NotBlank(message = "is needed.") String provider,
        @NotBlank(message = "is needed.") String repository,
        Optional<String> repositoryId,
        Optional<String> ownerId,
        Optional<String> workflow,
        Optional<String> jobWorkflow,
        Optional<String> environment,
        Optional<@Size(min = 1, max = PublisherFields.MAX_REFS, message = PublisherFields.REF_COUNT) List<@NotNull(message = "must not be null.") String>> refs,
        Optional<Boolean> protectedRefs,
        Optional<@Size(min = 1, max = 3, message = PublisherFields.PERMISSION_COUNT) List<@NotNull(message = "must not be null.") String>> permissions,
        Optional<@Size(min = 1, max = PublisherFields.MAX_CHANNELS, message = PublisherFields.CHANNEL_COUNT) List<@NotNull(message = "must not be null.") String>> channels) {
}
