package dev.oasis.admin.artifact;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.upload.FilePath;
import dev.oasis.admin.upload.UploadTarget;
import dev.oasis.admin.upload.UploadTargets;
import dev.oasis.common.catalog.artifact.Artifact;
import dev.oasis.common.catalog.artifact.ArtifactView;
import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.key.SigningKey;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.signing.TauriSignature;
import dev.oasis.common.signing.TrustedKeys;
import dev.oasis.common.verification.Claim;
import dev.oasis.common.verification.SignatureField;
import dev.oasis.common.verification.UploadVerification;
import dev.oasis.common.verification.VerifiedUpload;
import dev.oasis.common.web.conditional.Preconditions;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Confirms an uploaded artifact: look shortly, verify without a session, then one short transaction. */
@ApplicationScoped
public class ArtifactConfirmation {

    private static final Claim.Fields FIELDS = new Claim.Fields("artifact", "signature");

    private final UploadTargets targets;
    private final UploadVerification verification;
    private final DownloadLinks links;

    public ArtifactConfirmation(UploadTargets targets, UploadVerification verification, DownloadLinks links) {
        this.targets = targets;
        this.verification = verification;
        this.links = links;
    }

    private record Pending(UploadTarget target, TrustedKeys trusted, Claim claim) {
    }

    /** Must not be called within a session. */
    public Uni<ArtifactView> confirm(Caller caller, FilePath path, ConfirmArtifactRequest request,
            Preconditions preconditions, Actor actor) {
        return UploadVerification.again(() -> confirmOnce(caller, path, request, preconditions, actor));
    }

    private Uni<ArtifactView> confirmOnce(Caller caller, FilePath path, ConfirmArtifactRequest request,
            Preconditions preconditions, Actor actor) {
        return Panache.withSession(() -> pending(caller, path, request, preconditions))
                .flatMap(pending -> verification
                        .verify(pending.target().app().slug, pending.trusted(), List.of(pending.claim())))
                .flatMap(verified -> Panache
                        .withTransaction(() -> settle(caller, path, verified.get(0), preconditions, actor)));
    }

    private Uni<Pending> pending(Caller caller, FilePath path, ConfirmArtifactRequest request,
            Preconditions preconditions) {
        return targets.requireDraft(caller, path.release()).flatMap(target -> {
            TauriSignature signature = SignatureField.require(FIELDS.signature(), request.signature(),
                    target.release().tauriVersion());
            return Artifact.require(target.release().id, path.id())
                    .invoke(artifact -> requirePending(target, artifact, preconditions))
                    .flatMap(artifact -> SigningKey.requireTrusted(target.app()).map(trusted -> new Pending(target, trusted,
                            new Claim(artifact.objectKey, artifact.filename, artifact.platform, Optional.of(signature),
                                    FIELDS))));
        });
    }

    private Uni<ArtifactView> settle(Caller caller, FilePath path, VerifiedUpload verified, Preconditions preconditions,
            Actor actor) {
        return targets.requireLockedDraft(caller, path.release())
                .flatMap(target -> Artifact.require(target.release().id, path.id())
                        .invoke(artifact -> requirePending(target, artifact, preconditions))
                        .call(artifact -> makeRoom(artifact, verified))
                        .invoke(artifact -> artifact.confirm(verified))
                        .map(artifact -> ArtifactView.of(artifact, target.app().slug, links))
                        .call(view -> targets.record(target, actor,
                                target.mutation("artifact.confirmed", view.id(), null, view))));
    }

    // Deleted only now that its successor is proven: a failed upload must not cost the one that was there.
    private static Uni<Long> makeRoom(Artifact artifact, VerifiedUpload verified) {
        return artifact.replaces
                ? Artifact.delete("releaseId = ?1 and platform = ?2 and bundle = ?3", artifact.releaseId, artifact.platform,
                        verified.content().bundle().orElseThrow())
                : Uni.createFrom().item(0L);
    }

    private void requirePending(UploadTarget target, Artifact artifact, Preconditions preconditions) {
        preconditions.require(ArtifactView.of(artifact, target.app().slug, links));
        if (artifact.verified) {
            throw Problem.of(ProblemCode.ARTIFACT_NOT_PENDING, "This artifact is confirmed; presign a new one to replace it.");
        }
    }
}
