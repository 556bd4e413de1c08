package dev.oasis.admin.artifact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.upload.UploadTarget;
import dev.oasis.admin.upload.UploadTargets;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.artifact.Artifact;
import dev.oasis.common.catalog.artifact.ArtifactView;
import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.artifact.Filename;
import dev.oasis.common.catalog.artifact.PlatformName;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.storage.ObjectKeys;
import dev.oasis.common.storage.Presigner;
import dev.oasis.common.web.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What administrators and CI do with artifacts before and besides confirming them. */
@ApplicationScoped
public class ArtifactAdministration {

    private final UploadTargets targets;
    private final Presigner presigner;
    private final CatalogChanges changes;
    private final DownloadLinks links;

    public ArtifactAdministration(UploadTargets targets, Presigner presigner, CatalogChanges changes, DownloadLinks links) {
        this.targets = targets;
        this.presigner = presigner;
        this.changes = changes;
        this.links = links;
    }

    @WithSession
    public Uni<List<ArtifactView>> list(Caller caller, String app, String release) {
        return targets.require(caller, app, release).flatMap(target -> Artifact.of(target.release().id)
                .map(artifacts -> artifacts.stream().map(artifact -> view(target, artifact)).toList()));
    }

    @WithSession
    public Uni<ArtifactView> get(Caller caller, String app, String release, String id) {
        return targets.require(caller, app, release).flatMap(target -> Artifact.require(target.release().id, id)
                .map(artifact -> view(target, artifact)));
    }

    /** @throws Problem {@code storage_not_configured}, before anything is written */
    @WithTransaction
    public Uni<PendingArtifact> expect(Caller caller, String app, String release, PresignArtifactRequest request,
            Actor actor) {
        return targets.requireDraft(caller, app, release).flatMap(target -> {
            presigner.requireConfigured();
            Artifact artifact = pending(target, request);
            return artifact.persist().chain(() -> changes.administered(target.app(), actor, new Mutation("artifact.presigned",
                    "artifact", artifact.id, target.app().id, null, view(target, artifact)), target.release().version))
                    .replaceWith(new PendingArtifact(artifact.id, artifact.objectKey));
        });
    }

    /** Removes an artifact from a draft. */
    @WithTransaction
    public Uni<Void> delete(Caller caller, String app, String release, String id, Actor actor) {
        return targets.requireDraft(caller, app, release)
                .flatMap(target -> Artifact.require(target.release().id, id).call(Artifact::delete)
                        .flatMap(artifact -> changes.administered(target.app(), actor,
                                new Mutation("artifact.deleted", "artifact", artifact.id, target.app().id,
                                        view(target, artifact), null),
                                target.release().version)));
    }

    private ArtifactView view(UploadTarget target, Artifact artifact) {
        return ArtifactView.of(artifact, target.app().slug, links);
    }

    private static Artifact pending(UploadTarget target, PresignArtifactRequest request) {
        Artifact artifact = new Artifact();
        artifact.id = Ulid.next();
        artifact.appId = target.app().id;
        artifact.releaseId = target.release().id;
        artifact.platform = PlatformName.require("platform", request.platform());
        artifact.filename = Filename.require(request.filename());
        artifact.replaces = request.replaceExisting().orElse(false);
        artifact.objectKey = ObjectKeys.freshUpload(target.app().slug, artifact.filename);
        artifact.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return artifact;
    }
}
