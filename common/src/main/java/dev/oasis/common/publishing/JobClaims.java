package dev.oasis.common.publishing;

import java.util.Optional;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What an issuer vouches for of a job, in words that fit GitHub Actions and GitLab CI.
 *
 * @param repository {@code owner/name}, or the full path of a GitLab project
 * @param repositoryId its id, which nobody else ever gets
 * @param ownerId of the owner or namespace, likewise
 * @param workflow path of the file in the repository that began the run
 * @param jobWorkflow the reusable workflow in which the job stands, as {@code owner/name/path@ref}; empty at GitLab
 * @param ref in full, such as {@code refs/tags/v1.2.0}
 * @param refProtected whether the provider protects the ref
 * @param event what set off the run, in the provider's own word
 * @param run id of the run or pipeline
 * @param triggeredBy login of who set it off
 */
@RegisterForReflection // a part of what the audit trail tells, as a JSON tree
public record JobClaims(String repository, String repositoryId, String ownerId, String workflow,
        Optional<String> jobWorkflow, String ref, boolean refProtected, Optional<String> environment, String event, String run,
        String sha, String triggeredBy) {

    /** The job in a few words, for people who read the audit trail. */
    public String summary() {
        return repository + ", " + workflow + ", run " + run;
    }
}
