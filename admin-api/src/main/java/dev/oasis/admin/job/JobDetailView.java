package dev.oasis.admin.job;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.common.jobs.JobView;

/**
 * A job with its story.
 *
 * @param plan the frozen copy of what it is to do
 * @param result what its runner has told of the steps; null so far
 * @param events the oldest first
 * @param providerStatus null when no provider is told of it
 */
public record JobDetailView(JobView job, JsonNode plan, JsonNode result, List<JobEventView> events,
        ProviderStatusView providerStatus) {
}
