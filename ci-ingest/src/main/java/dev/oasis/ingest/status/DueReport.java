package dev.oasis.ingest.status;

import java.util.Optional;

/**
 * What a provider is to be told next of a job, held by this process.
 *
 * @param claim by which later writes prove that it is still held
 * @param state a state of the job, or {@link JobsConsumer#AWAITING}
 * @param externalId the check run, once there is one
 * @param attempts that have failed so far
 * @param abandoned whether who held it before has never said what came of it
 */
record DueReport(String jobId, String integrationId, String claim, int revision, String state, Optional<String> externalId,
        int attempts, boolean abandoned) {

    /** Whether the provider may have been told already: only a success and a clear no are noted as such. */
    boolean mayBeRepeated() {
        return abandoned || attempts > 0;
    }
}
