package dev.oasis.admin.artifact;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.admin.upload.FilePath;
import dev.oasis.admin.upload.UploadTarget;
import dev.oasis.admin.upload.UploadTargets;
import dev.oasis.common.catalog.artifact.Artifact;
import dev.oasis.common.catalog.artifact.ArtifactView;
import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.artifact.Filename;
import dev.oasis.common.catalog.artifact.PlatformName;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.storage.ObjectKeys;
import dev.oasis.common.storage.Presigner;
import dev.oasis.common.web.conditional.Preconditions;
import dev.oasis.common.web.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What administrators and CI do with artifacts before and besides confirming them. */
@ApplicationScoped
public class ArtifactAdministration {

    private final UploadTargets targets;
    private final Presigner presigner;
    private final DownloadLinks links;

    public ArtifactAdministration(UploadTargets targets, Presigner presigner, DownloadLinks links) {
        this.targets = targets;
        this.presigner = presigner;
        this.links = links;
    }

    @WithSession
    public Uni<Page<ArtifactView>> list(Caller caller, ReleasePath path, Cursor cursor) {
        return targets.require(caller, path).flatMap(target -> Artifact.of(target.release().id, cursor)
                .map(artifacts -> Page.of(artifacts, cursor, artifact -> artifact.id, artifact -> view(target, artifact))));
    }

    @WithSession
    public Uni<ArtifactView> get(Caller caller, FilePath path) {
        return targets.require(caller, path.release()).flatMap(target -> Artifact.require(target.release().id, path.id())
                .map(artifact -> view(target, artifact)));
    }

    /** @throws Problem {@code storage_not_configured}, before anything is written */
    @WithTransaction
    public Uni<PendingArtifact> expect(Caller caller, ReleasePath path, PresignArtifactRequest request, Actor actor) {
        return targets.requireLockedDraft(caller, path).flatMap(target -> {
            presigner.requireConfigured();
            Artifact artifact = pending(target, request);
            return artifact.persist()
                    .chain(() -> targets.record(target, actor,
                            target.mutation("artifact.presigned", artifact.id, null, view(target, artifact))))
                    .replaceWith(new PendingArtifact(artifact.id, artifact.objectKey));
        });
    }

    /** Removes an artifact from a draft. */
    @WithTransaction
    public Uni<Void> delete(Caller caller, FilePath path, Preconditions preconditions, Actor actor) {
        return targets.requireLockedDraft(caller, path.release())
                .flatMap(target -> Artifact.require(target.release().id, path.id())
                        .invoke(artifact -> preconditions.require(view(target, artifact)))
                        .call(Artifact::delete)
                        .flatMap(artifact -> targets.record(target, actor,
                                target.mutation("artifact.deleted", artifact.id, view(target, artifact), null))));
    }

    private ArtifactView view(UploadTarget target, Artifact artifact) {
        return ArtifactView.of(artifact, target.app().slug, links);
    }

    private static Artifact pending(UploadTarget target, PresignArtifactRequest request) {
        Artifact artifact = new Artifact(target.release(), PlatformName.require("platform", request.platform()),
                Filename.require(request.filename()));
        artifact.replaces = request.replaceExisting().orElse(false);
        artifact.objectKey = ObjectKeys.freshUpload(target.app().slug, artifact.filename);
        return artifact;
    }
}
