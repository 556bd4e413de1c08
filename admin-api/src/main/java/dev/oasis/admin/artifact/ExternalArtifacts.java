package dev.oasis.admin.artifact;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.admin.upload.UploadTarget;
import dev.oasis.admin.upload.UploadTargets;
import dev.oasis.common.catalog.artifact.Artifact;
import dev.oasis.common.catalog.artifact.ArtifactView;
import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.artifact.Filename;
import dev.oasis.common.catalog.artifact.PlatformName;
import dev.oasis.common.catalog.key.SigningKey;
import dev.oasis.common.external.ExternalClaim;
import dev.oasis.common.external.ExternalUrl;
import dev.oasis.common.external.ExternalVerification;
import dev.oasis.common.external.VerifiedExternal;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.signing.TrustedKeys;
import dev.oasis.common.verification.Claim;
import dev.oasis.common.verification.SignatureField;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Adds a bundle that another host serves: look shortly, verify it there without a session, then one short transaction. */
@ApplicationScoped
public class ExternalArtifacts {

    private static final Claim.Fields FIELDS = new Claim.Fields("url", "signature");

    private final UploadTargets targets;
    private final ExternalVerification verification;
    private final DownloadLinks links;

    public ExternalArtifacts(UploadTargets targets, ExternalVerification verification, DownloadLinks links) {
        this.targets = targets;
        this.verification = verification;
        this.links = links;
    }

    private record Checked(TrustedKeys trusted, ExternalClaim claim) {
    }

    /** Changes nothing. Must not be called within a session. */
    public Uni<VerifiedExternal> verify(Caller caller, ReleasePath path, AddExternalArtifactRequest request) {
        return Panache.withSession(() -> targets.requireDraft(caller, path).flatMap(target -> check(target, request)))
                .flatMap(checked -> verification.verify(checked.trusted(), checked.claim()));
    }

    @WithTransaction
    public Uni<ArtifactView> add(Caller caller, ReleasePath path, AddExternalArtifactRequest request,
            VerifiedExternal verified, Actor actor) {
        return targets.requireLockedDraft(caller, path).flatMap(target -> {
            Artifact artifact = new Artifact(target.release(), verified.claim().platform(),
                    Filename.requireOr(request.filename(), verified.claim().url().filename()));
            artifact.confirm(verified);
            ArtifactView view = ArtifactView.of(artifact, target.app().slug, links);
            return artifact.persist().chain(() -> targets.record(target, actor,
                    target.mutation("artifact.confirmed", artifact.id, null, view))).replaceWith(view);
        });
    }

    private static Uni<Checked> check(UploadTarget target, AddExternalArtifactRequest request) {
        request.filename().ifPresent(Filename::require);
        ExternalClaim claim = new ExternalClaim(ExternalUrl.require(FIELDS.object(), request.url()),
                PlatformName.require("platform", request.platform()),
                Optional.of(SignatureField.require(FIELDS.signature(), request.signature(), target.release().tauriVersion())),
                FIELDS);
        return SigningKey.requireTrusted(target.app()).map(trusted -> new Checked(trusted, claim));
    }
}
