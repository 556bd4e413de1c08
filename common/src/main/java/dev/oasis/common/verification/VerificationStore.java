package dev.oasis.common.verification;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** What earlier proofs found. */
@ApplicationScoped
class VerificationStore {

    /** Those of the uploads that were proven before, in a session of its own. */
    Uni<Map<VerificationId, Verification>> find(List<LocatedUpload> uploads) {
        Map<VerificationId, Verification> found = new HashMap<>();
        return Panache.withSession(() -> {
            Uni<Void> chain = Uni.createFrom().voidItem();
            for (LocatedUpload upload : uploads) {
                chain = chain.chain(() -> Verification.<Verification> findById(upload.id())).invoke(row -> {
                    if (row != null) {
                        found.put(upload.id(), row);
                    }
                }).replaceWithVoid();
            }
            return chain.replaceWith(found);
        });
    }

    /** Keeps proofs, in a transaction of its own; two that prove the same at once write the same, in the same order. */
    Uni<Void> keep(Map<VerificationId, VerifiedUpload> proofs) {
        return Panache.withTransaction(() -> Panache.getSession().flatMap(session -> {
            Uni<Void> chain = Uni.createFrom().voidItem();
            for (var proof : inOrder(proofs)) {
                chain = chain.chain(() -> session.createNativeQuery("""
                        insert into verification (object_key, etag, key_id, signature_sha256, blob_key, bundle, file_size,
                            sha256, verified_at)
                        values (:object, :etag, :key, :signature, :blob, :bundle, :size, :sha256, :now)
                        on conflict (object_key, etag, key_id, signature_sha256)
                            do update set blob_key = excluded.blob_key""")
                        .setParameter("object", proof.getKey().objectKey)
                        .setParameter("etag", proof.getKey().etag)
                        .setParameter("key", proof.getKey().keyId)
                        .setParameter("signature", proof.getKey().signatureSha256)
                        .setParameter("blob", proof.getValue().blobKey())
                        .setParameter("bundle", proof.getValue().content().bundle().map(kind -> kind.wireName()).orElse(null))
                        .setParameter("size", proof.getValue().content().size())
                        .setParameter("sha256", proof.getValue().content().sha256())
                        .setParameter("now", Instant.now())
                        .executeUpdate()).replaceWithVoid();
            }
            return chain;
        }));
    }

    private static List<Map.Entry<VerificationId, VerifiedUpload>> inOrder(Map<VerificationId, VerifiedUpload> proofs) {
        return proofs.entrySet().stream().sorted(Comparator.comparing(proof -> proof.getKey().objectKey)).toList();
    }
}
