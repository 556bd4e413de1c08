package dev.oasis.common.verification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.signing.TrustedKeys;
import dev.oasis.common.worker.BoundedWorker;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Verifies uploads where they lie. No session is open while an object is read: look up shortly what is known already, read
 * the rest on worker threads, keep what was found in one short transaction.
 */
@ApplicationScoped
public class UploadVerification {

    private final UploadProof proof;
    private final VerificationStore store;
    private final BoundedWorker worker;

    UploadVerification(UploadProof proof, VerificationStore store, VerificationConfig config, Vertx vertx) {
        this.proof = proof;
        this.store = store;
        this.worker = new BoundedWorker(vertx, "verification", config.threads());
    }

    /**
     * Verifies all of them, or fails with the first problem at its field. Must not be called within a session.
     *
     * @param slug of the app below whose folder the blobs go
     * @return in the order of the claims
     */
    public Uni<List<VerifiedUpload>> verify(String slug, TrustedKeys trusted, List<Claim> claims) {
        if (claims.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return all(claims, proof::locate)
                .flatMap(uploads -> store.find(uploads).flatMap(known -> prove(slug, trusted, uploads, known)));
    }

    private Uni<List<VerifiedUpload>> prove(String slug, TrustedKeys trusted, List<LocatedUpload> uploads,
            Map<VerificationId, Verification> known) {
        return all(uploads, upload -> proof.prove(slug, trusted, upload, Optional.ofNullable(known.get(upload.id()))))
                .call(proven -> store.keep(unknown(uploads, proven, known)));
    }

    private static Map<VerificationId, VerifiedUpload> unknown(List<LocatedUpload> uploads, List<VerifiedUpload> proven,
            Map<VerificationId, Verification> known) {
        Map<VerificationId, VerifiedUpload> fresh = new HashMap<>();
        for (int i = 0; i < uploads.size(); i++) {
            if (!known.containsKey(uploads.get(i).id())) {
                fresh.put(uploads.get(i).id(), proven.get(i));
            }
        }
        return fresh;
    }

    // Unlike a database session, worker threads may work on several items at once.
    private <T, R> Uni<List<R>> all(List<T> items, Function<T, R> work) {
        return Uni.join().all(items.stream().map(item -> worker.run(() -> work.apply(item))).toList()).andFailFast();
    }
}
