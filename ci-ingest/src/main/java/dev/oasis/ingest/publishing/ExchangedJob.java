package dev.oasis.ingest.publishing;

import java.time.Instant;

import dev.oasis.common.publishing.JobClaims;
import dev.oasis.common.publishing.Publisher;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What the audit trail tells of an exchange: which job got a token under which rule. */
@RegisterForReflection // becomes a JSON tree in a place that the native build cannot see through
public record ExchangedJob(String rule, String issuer, String subject, JobClaims job, String tokenId, Instant expiresAt) {

    static ExchangedJob of(Publisher publisher, ProvenJob proven, String tokenId, Instant expiresAt) {
        return new ExchangedJob(publisher.name, proven.issuer().url(), proven.subject(), proven.claims(), tokenId, expiresAt);
    }
}
