package dev.oasis.ingest.publishing;

import java.time.Instant;

import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.publishing.JobClaims;
import dev.oasis.common.publishing.TrustedIssuer;

/**
 * A job whose ID token is good.
 *
 * @param subject the claim {@code sub}
 * @param tokenId the claim {@code jti}, by which the token is taken once
 * @param expiresAt when the ID token runs out
 */
record ProvenJob(TrustedIssuer issuer, JobClaims claims, String subject, String tokenId, Instant expiresAt) {

    /** What is remembered of the ID token: ids of different issuers may be the same. */
    String tokenDigest() {
        return Sha256.hex(issuer.url() + "\n" + tokenId);
    }
}
