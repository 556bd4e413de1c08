package dev.oasis.admin.artifact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.upload.UploadTargets;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.artifact.Artifact;
import dev.oasis.common.catalog.artifact.ArtifactView;
import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.artifact.Filename;
import dev.oasis.common.catalog.artifact.PlatformName;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.catalog.key.SigningKey;
import dev.oasis.common.external.ExternalClaim;
import dev.oasis.common.external.ExternalUrl;
import dev.oasis.common.external.ExternalVerification;
import dev.oasis.common.external.VerifiedExternal;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.signing.TrustedKeys;
import dev.oasis.common.verification.Claim;
import dev.oasis.common.verification.SignatureField;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Adds a bundle that another host serves: look shortly, verify it there without a session, then one short transaction. */
@ApplicationScoped
public class ExternalArtifacts {

    private static final Claim.Fields FIELDS = new Claim.Fields("url", "signature");

    private final UploadTargets targets;
    private final ExternalVerification verification;
    private final CatalogChanges changes;
    private final DownloadLinks links;

    public ExternalArtifacts(UploadTargets targets, ExternalVerification verification, CatalogChanges changes,
            DownloadLinks links) {
        this.targets = targets;
        this.verification = verification;
        this.changes = changes;
        this.links = links;
    }

    private record Checked(TrustedKeys trusted, ExternalClaim claim) {
    }

    /** Must not be called within a session. */
    public Uni<ArtifactView> add(Caller caller, String app, String release, AddExternalArtifactRequest request, Actor actor) {
        return Panache.withSession(() -> check(caller, app, release, request))
                .flatMap(checked -> verification.verify(checked.trusted(), checked.claim()))
                .flatMap(verified -> Panache
                        .withTransaction(() -> record(caller, app, release, artifact(request, verified), actor)));
    }

    private Uni<Checked> check(Caller caller, String app, String release, AddExternalArtifactRequest request) {
        return targets.require(caller, app, release).flatMap(target -> {
            target.release().requireDraft();
            ExternalClaim claim = new ExternalClaim(ExternalUrl.require(FIELDS.object(), request.url()),
                    PlatformName.require("platform", request.platform()),
                    Optional.of(SignatureField.require(FIELDS.signature(), request.signature(),
                            target.release().tauriVersion())),
                    FIELDS);
            return SigningKey.requireTrusted(target.app()).map(trusted -> new Checked(trusted, claim));
        });
    }

    private Uni<ArtifactView> record(Caller caller, String app, String release, Artifact artifact, Actor actor) {
        return targets.requireDraft(caller, app, release).flatMap(target -> {
            artifact.appId = target.app().id;
            artifact.releaseId = target.release().id;
            ArtifactView view = ArtifactView.of(artifact, target.app().slug, links);
            return artifact.persist().chain(() -> changes.administered(target.app(), actor, new Mutation("artifact.confirmed",
                    "artifact", artifact.id, target.app().id, null, view), target.release().version)).replaceWith(view);
        });
    }

    private static Artifact artifact(AddExternalArtifactRequest request, VerifiedExternal verified) {
        Artifact artifact = new Artifact();
        artifact.id = Ulid.next();
        artifact.platform = verified.claim().platform();
        artifact.filename = request.filename().map(Filename::require)
                .orElseGet(() -> Filename.require(Filename.cleaned(verified.claim().url().filename())));
        artifact.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        artifact.confirm(verified);
        return artifact;
    }
}
