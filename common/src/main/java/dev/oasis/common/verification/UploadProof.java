package dev.oasis.common.verification;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.bundle.BundleInspector;
import dev.oasis.common.signing.TrustedKeys;
import dev.oasis.common.storage.ObjectKeys;
import dev.oasis.common.storage.ObjectStorage;
import dev.oasis.common.storage.StorageConfig;
import dev.oasis.common.storage.StoredObject;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** The part of verification that reads objects and so blocks: worker threads only. Failures name the field of the claim. */
@ApplicationScoped
class UploadProof {

    private final ObjectStorage storage;
    private final long limit;

    UploadProof(ObjectStorage storage, StorageConfig config) {
        this.storage = storage;
        this.limit = config.maxObjectSize().asLongValue();
    }

    /** Finds the object and refuses at once what its size rules out. */
    LocatedUpload locate(Claim claim) {
        try {
            StoredObject object = storage.head(claim.objectKey());
            if (object.size() == 0) {
                throw ContentInspection.empty();
            }
            if (object.size() > limit) {
                throw StorageConfig.tooLarge(limit);
            }
            return new LocatedUpload(claim, object);
        } catch (RuntimeException failure) {
            throw VerificationProblems.at(claim.fields(), failure);
        }
    }

    /**
     * Proves the upload and copies it to its blob, where that has not been done before.
     *
     * @param before what an earlier proof of the same object and signature found
     */
    VerifiedUpload prove(String slug, TrustedKeys trusted, LocatedUpload upload, Optional<Verification> before) {
        try {
            // A key that the app no longer trusts proves nothing, whatever was found under it before.
            upload.claim().signature().ifPresent(trusted::keyOf);
            Optional<VerifiedUpload> known = before.filter(found -> storage.exists(found.blobKey, found.fileSize))
                    .map(found -> new VerifiedUpload(upload.claim(), found.content(), found.blobKey));
            known.flatMap(found -> found.content().bundle())
                    .ifPresent(kind -> BundleInspector.requireFits(kind, upload.claim().platform()));
            return known.orElseGet(() -> readAndCopy(slug, trusted, upload));
        } catch (RuntimeException failure) {
            throw VerificationProblems.at(upload.claim().fields(), failure);
        }
    }

    private VerifiedUpload readAndCopy(String slug, TrustedKeys trusted, LocatedUpload upload) {
        VerifiedContent content = read(trusted, upload);
        String blobKey = ObjectKeys.blob(slug, content.sha256());
        if (!storage.exists(blobKey, content.size())) {
            storage.copy(upload.object(), blobKey);
        }
        return new VerifiedUpload(upload.claim(), content, blobKey);
    }

    private VerifiedContent read(TrustedKeys trusted, LocatedUpload upload) {
        Claim claim = upload.claim();
        ContentInspection inspection = claim.signature()
                .map(signature -> ContentInspection.ofBundle(limit, claim.platform(), trusted, signature))
                .orElseGet(() -> ContentInspection.ofInstaller(limit, claim.platform()));
        try (InputStream content = storage.open(upload.object())) {
            return inspection.read(content);
        } catch (IOException broken) {
            throw Problem.unavailable(ProblemCode.STORAGE_UNAVAILABLE,
                    "The object storage broke off while the object was read; nothing was changed. Try again.", broken);
        }
    }
}
