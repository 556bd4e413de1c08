package dev.oasis.common.publishing;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The conditions that a job must meet, all of them.
 *
 * @param repositoryId empty until it is pinned; so is {@code ownerId}
 * @param workflow path of the file in the repository
 * @param jobWorkflow the reusable workflow in which the job must stand, with its ref after an {@code @} or for any ref without
 * @param refs of which one must match
 * @param protectedRefs whether the provider must protect the ref
 */
public record PublisherRule(String repository, Optional<String> repositoryId, Optional<String> ownerId, String workflow,
        Optional<String> jobWorkflow, List<RefPattern> refs, boolean protectedRefs, Optional<String> environment) {

    /**
     * Such a run can be set off by a stranger's proposal while its token names a branch of the repository's own, so it never
     * publishes, whatever the rule says.
     */
    private static final Set<String> OF_STRANGERS = Set.of("pull_request", "pull_request_target", "pull_request_review",
            "pull_request_review_comment", "workflow_run", "issue_comment", "issues", "discussion", "discussion_comment",
            "fork",
            "watch", "merge_request_event", "external_pull_request_event");

    public PublisherRule {
        refs = List.copyOf(refs);
    }

    /** What keeps the job from publishing under this rule, if anything. */
    public Optional<Mismatch> mismatch(JobClaims job) {
        if (!repository.equalsIgnoreCase(job.repository())) {
            return Optional.of(Mismatch.REPOSITORY);
        }
        if (differs(repositoryId, job.repositoryId()) || differs(ownerId, job.ownerId())) {
            return Optional.of(Mismatch.IDENTITY);
        }
        if (OF_STRANGERS.contains(job.event())) {
            return Optional.of(Mismatch.EVENT);
        }
        if (!workflow.equals(job.workflow()) || !isJobWorkflow(job.jobWorkflow())) {
            return Optional.of(Mismatch.WORKFLOW);
        }
        if (refs.stream().noneMatch(pattern -> pattern.matches(job.ref())) || protectedRefs && !job.refProtected()) {
            return Optional.of(Mismatch.REF);
        }
        // Names of environments differ in nothing but case at no provider.
        return environment.filter(name -> !job.environment().map(name::equalsIgnoreCase).orElse(false))
                .map(name -> Mismatch.ENVIRONMENT);
    }

    private static boolean differs(Optional<String> pinned, String claimed) {
        return pinned.filter(id -> !id.equals(claimed)).isPresent();
    }

    private boolean isJobWorkflow(Optional<String> claimed) {
        return jobWorkflow.isEmpty() || claimed.filter(
                name -> jobWorkflow.get().contains("@") ? name.equals(jobWorkflow.get())
                        : name.startsWith(jobWorkflow.get() + "@"))
                .isPresent();
    }
}
