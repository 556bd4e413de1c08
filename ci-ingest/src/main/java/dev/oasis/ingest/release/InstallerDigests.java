package dev.oasis.ingest.release;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.signing.TrustedKeys;
import dev.oasis.common.verification.UploadVerification;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/**
 * The digests of installers that are posted again. No signature stands for their content, so each object is looked at; it is
 * read only when that state of it never was.
 */
@ApplicationScoped
class InstallerDigests {

    private static final TrustedKeys NO_KEYS = new TrustedKeys(List.of());

    private final UploadVerification verification;

    InstallerDigests(UploadVerification verification) {
        this.verification = verification;
    }

    /** Must not be called within a session. */
    Uni<Map<Platform, String>> of(StoredRelease stored, List<SubmittedInstaller> installers) {
        Map<Platform, String> digests = new EnumMap<>(Platform.class);
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (SubmittedInstaller installer : installers) {
            chain = chain.chain(() -> digest(stored, installer))
                    .invoke(digest -> digests.put(installer.claim().platform(), digest)).replaceWithVoid();
        }
        return chain.replaceWith(digests);
    }

    private Uni<String> digest(StoredRelease stored, SubmittedInstaller installer) {
        return verification.verify(stored.app().slug, NO_KEYS, List.of(installer.claim()))
                .map(proven -> proven.get(0).content().sha256())
                .onFailure(InstallerDigests::isGone).recoverWithUni(gone -> remembered(stored, installer, gone));
    }

    // An upload may be cleared away once its blob exists, and the repetition still means the same.
    private static Uni<String> remembered(StoredRelease stored, SubmittedInstaller installer, Throwable gone) {
        return stored.digestOfUpload(installer.claim().platform(), installer.claim().objectKey())
                .map(digest -> Uni.createFrom().item(digest)).orElseGet(() -> Uni.createFrom().failure(gone));
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ProblemCode.OBJECT_NOT_FOUND;
    }
}
