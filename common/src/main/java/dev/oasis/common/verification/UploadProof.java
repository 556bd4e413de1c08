package dev.oasis.common.verification;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.bundle.BundleInspector;
import dev.oasis.common.signing.TrustedKeys;
import dev.oasis.common.storage.NamedFile;
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
     * Proves the upload.
     *
     * @param before what an earlier proof of the same object and signature found; then nothing is read
     */
    VerifiedContent prove(TrustedKeys trusted, LocatedUpload upload, Optional<Verification> before) {
        try {
            // A key that the app no longer trusts proves nothing, whatever was found under it before.
            upload.claim().signature().ifPresent(trusted::keyOf);
            Optional<VerifiedContent> known = before.map(Verification::content);
            known.flatMap(VerifiedContent::bundle)
                    .ifPresent(kind -> BundleInspector.requireFits(kind, upload.claim().platform()));
            return known.orElseGet(() -> read(trusted, upload));
        } catch (RuntimeException failure) {
            throw VerificationProblems.at(upload.claim().fields(), failure);
        }
    }

    /** Copies the proven state of the upload to its blob, unless that is there already. */
    VerifiedUpload copy(PlacedUpload placed) {
        LocatedUpload upload = placed.proven().upload();
        try {
            if (!storage.exists(placed.blobKey(), placed.proven().content().size())) {
                storage.copy(upload.object(), placed.blobKey(), new NamedFile(upload.claim().filename()));
            }
            return placed.verified();
        } catch (RuntimeException failure) {
            throw VerificationProblems.at(upload.claim().fields(), failure);
        }
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
