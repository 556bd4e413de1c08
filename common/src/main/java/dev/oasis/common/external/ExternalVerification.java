package dev.oasis.common.external;

import java.io.IOException;
import java.io.InputStream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.signing.TrustedKeys;
import dev.oasis.common.storage.StorageConfig;
import dev.oasis.common.verification.ContentInspection;
import dev.oasis.common.verification.VerificationProblems;
import dev.oasis.common.verification.VerifiedContent;
import dev.oasis.common.worker.BoundedWorker;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Verifies files where other hosts serve them, with the same inspection as uploads. */
@ApplicationScoped
public class ExternalVerification {

    private final ExternalFetch fetch;
    private final long limit;
    private final BoundedWorker worker;

    public ExternalVerification(ExternalConfig config, StorageConfig storage, AddressPolicy policy, Vertx vertx) {
        this.fetch = new ExternalFetch(config, policy, vertx);
        this.limit = storage.maxObjectSize().asLongValue();
        this.worker = new BoundedWorker(vertx, "external-verification", config.threads());
    }

    /**
     * Reads the file once. Must not be called within a session.
     *
     * @return fails with {@code external_url_refused}, {@code object_empty}, {@code object_too_large}, {@code bundle_…} or
     *         {@code signature_…} at the claim's field, or with {@code external_url_unavailable}
     */
    public Uni<VerifiedExternal> verify(TrustedKeys trusted, ExternalClaim claim) {
        return worker.run(() -> new VerifiedExternal(claim, inspect(trusted, claim)));
    }

    private VerifiedContent inspect(TrustedKeys trusted, ExternalClaim claim) {
        try {
            // First, because a signature by an unknown key is refused before anything is fetched.
            ContentInspection inspection = claim.signature()
                    .map(signature -> ContentInspection.ofBundle(limit, claim.platform(), trusted, signature))
                    .orElseGet(() -> ContentInspection.ofInstaller(limit, claim.platform()));
            try (InputStream content = fetch.open(claim.url())) {
                return inspection.read(content);
            } catch (IOException broken) {
                throw ExternalProblems.unavailable(claim.url().host(), broken);
            }
        } catch (RuntimeException failure) {
            throw VerificationProblems.at(claim.fields(), failure);
        }
    }
}
