package dev.oasis.common.verification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.retention.ObjectRetention;
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

    private static final int RETRIES = 3;

    private final UploadProof proof;
    private final VerificationStore store;
    private final BlobChoice blobs;
    private final BoundedWorker worker;

    UploadVerification(UploadProof proof, VerificationStore store, BlobChoice blobs, VerificationConfig config, Vertx vertx) {
        this.proof = proof;
        this.store = store;
        this.blobs = blobs;
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

    /**
     * Does what begins with verifying and ends with a transaction that refers to the blobs; begins again, a few times, when one
     * of them was given up in between.
     */
    public static <T> Uni<T> again(Supplier<Uni<T>> whole) {
        return Uni.createFrom().deferred(whole::get).onFailure(ObjectRetention::isCondemnedBlob).retry().atMost(RETRIES);
    }

    private Uni<List<VerifiedUpload>> prove(String slug, TrustedKeys trusted, List<LocatedUpload> uploads,
            Map<VerificationId, Verification> known) {
        return all(uploads, upload -> new ProvenUpload(upload,
                proof.prove(trusted, upload, Optional.ofNullable(known.get(upload.id())))))
                .flatMap(proven -> blobs.choose(slug, proven, known))
                .flatMap(placed -> all(placed, proof::copy))
                .call(verified -> store.keep(changed(uploads, verified, known)));
    }

    private static Map<VerificationId, VerifiedUpload> changed(List<LocatedUpload> uploads, List<VerifiedUpload> verified,
            Map<VerificationId, Verification> known) {
        Map<VerificationId, VerifiedUpload> changed = new HashMap<>();
        for (int i = 0; i < uploads.size(); i++) {
            VerificationId id = uploads.get(i).id();
            if (!known.containsKey(id) || !known.get(id).blobKey.equals(verified.get(i).blobKey())) {
                changed.put(id, verified.get(i));
            }
        }
        return changed;
    }

    // Unlike a database session, worker threads may work on several items at once.
    private <T, R> Uni<List<R>> all(List<T> items, Function<T, R> work) {
        return Uni.join().all(items.stream().map(item -> worker.run(() -> work.apply(item))).toList()).andFailFast();
    }
}
