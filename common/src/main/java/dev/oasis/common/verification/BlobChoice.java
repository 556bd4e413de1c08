package dev.oasis.common.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.retention.ObjectRetention;
import dev.oasis.common.storage.ObjectKeys;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Chooses the blob of proven content: the one that is there, unless it is just being deleted. */
@ApplicationScoped
class BlobChoice {

    private final ObjectRetention retention;

    BlobChoice(ObjectRetention retention) {
        this.retention = retention;
    }

    /**
     * In a transaction of its own.
     *
     * @param known what earlier proofs of the same uploads found
     */
    Uni<List<PlacedUpload>> choose(String slug, List<ProvenUpload> uploads, Map<VerificationId, Verification> known) {
        return Panache.withTransaction(() -> {
            List<PlacedUpload> placed = new ArrayList<>();
            Uni<Void> chain = Uni.createFrom().voidItem();
            for (ProvenUpload upload : uploads) {
                chain = chain.chain(() -> retention.reserveBlob(candidates(slug, upload, known.get(upload.upload().id()))))
                        .invoke(key -> placed.add(new PlacedUpload(upload, key))).replaceWithVoid();
            }
            return chain.replaceWith(placed);
        });
    }

    private static List<String> candidates(String slug, ProvenUpload upload, Verification before) {
        String filename = upload.upload().claim().filename();
        String sha256 = upload.content().sha256();
        List<String> keys = new ArrayList<>();
        if (before != null && ObjectKeys.filenameOf(before.blobKey).equals(filename)) {
            keys.add(before.blobKey);
        }
        keys.add(ObjectKeys.blob(slug, sha256, filename));
        keys.add(ObjectKeys.freshBlob(slug, sha256, filename));
        return keys;
    }
}
