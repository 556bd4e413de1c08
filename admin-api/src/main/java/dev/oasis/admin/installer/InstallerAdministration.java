package dev.oasis.admin.installer;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.admin.upload.FilePath;
import dev.oasis.admin.upload.UploadTarget;
import dev.oasis.admin.upload.UploadTargets;
import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.artifact.Filename;
import dev.oasis.common.catalog.artifact.Installer;
import dev.oasis.common.catalog.artifact.InstallerView;
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

/** What administrators and CI do with installers before and besides confirming them. */
@ApplicationScoped
public class InstallerAdministration {

    private final UploadTargets targets;
    private final Presigner presigner;
    private final DownloadLinks links;

    public InstallerAdministration(UploadTargets targets, Presigner presigner, DownloadLinks links) {
        this.targets = targets;
        this.presigner = presigner;
        this.links = links;
    }

    @WithSession
    public Uni<Page<InstallerView>> list(Caller caller, ReleasePath path, Cursor cursor) {
        return targets.require(caller, path).flatMap(target -> Installer.of(target.release().id, cursor)
                .map(installers -> Page.of(installers, cursor, installer -> installer.id,
                        installer -> view(target, installer))));
    }

    @WithSession
    public Uni<InstallerView> get(Caller caller, FilePath path) {
        return targets.require(caller, path.release()).flatMap(target -> Installer.require(target.release().id, path.id())
                .map(installer -> view(target, installer)));
    }

    /** @throws Problem {@code storage_not_configured}, before anything is written */
    @WithTransaction
    public Uni<PendingInstaller> expect(Caller caller, ReleasePath path, PresignInstallerRequest request, Actor actor) {
        return targets.requireLockedDraft(caller, path).flatMap(target -> {
            presigner.requireConfigured();
            Installer installer = pending(target, request);
            return installer.persist()
                    .chain(() -> targets.record(target, actor,
                            target.mutation("installer.presigned", installer.id, null, view(target, installer))))
                    .replaceWith(new PendingInstaller(installer.id, installer.objectKey));
        });
    }

    /** Removes an installer from a draft. */
    @WithTransaction
    public Uni<Void> delete(Caller caller, FilePath path, Preconditions preconditions, Actor actor) {
        return targets.requireLockedDraft(caller, path.release())
                .flatMap(target -> Installer.require(target.release().id, path.id())
                        .invoke(installer -> preconditions.require(view(target, installer)))
                        .call(Installer::delete)
                        .flatMap(installer -> targets.record(target, actor,
                                target.mutation("installer.deleted", installer.id, view(target, installer), null))));
    }

    private InstallerView view(UploadTarget target, Installer installer) {
        return InstallerView.of(installer, target.release(), target.app().slug, links);
    }

    private static Installer pending(UploadTarget target, PresignInstallerRequest request) {
        Installer installer = new Installer(target.release(), PlatformName.require("platform", request.platform()),
                Filename.require(request.filename()));
        installer.displayName = request.displayName().orElse(null);
        installer.replaces = request.replaceExisting().orElse(false);
        installer.objectKey = ObjectKeys.freshUpload(target.app().slug, installer.filename);
        return installer;
    }
}
