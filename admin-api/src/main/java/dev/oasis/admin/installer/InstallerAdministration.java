package dev.oasis.admin.installer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.upload.UploadTarget;
import dev.oasis.admin.upload.UploadTargets;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.artifact.Filename;
import dev.oasis.common.catalog.artifact.Installer;
import dev.oasis.common.catalog.artifact.InstallerView;
import dev.oasis.common.catalog.artifact.PlatformName;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.signing.TrustedKeys;
import dev.oasis.common.storage.ObjectKeys;
import dev.oasis.common.storage.Presigner;
import dev.oasis.common.verification.Claim;
import dev.oasis.common.verification.UploadVerification;
import dev.oasis.common.verification.VerifiedUpload;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What administrators and CI do with installers. No key signs them: reading one finds its size and digest. */
@ApplicationScoped
public class InstallerAdministration {

    private static final Claim.Fields FIELDS = new Claim.Fields("installer", "installer");
    private static final TrustedKeys NO_KEYS = new TrustedKeys(List.of());

    private final UploadTargets targets;
    private final Presigner presigner;
    private final UploadVerification verification;
    private final CatalogChanges changes;
    private final DownloadLinks links;

    public InstallerAdministration(UploadTargets targets, Presigner presigner, UploadVerification verification,
            CatalogChanges changes, DownloadLinks links) {
        this.targets = targets;
        this.presigner = presigner;
        this.verification = verification;
        this.changes = changes;
        this.links = links;
    }

    /** Which installer of which release is meant, in the words of the path. */
    public record InstallerPath(String app, String release, String installer) {
    }

    private record Pending(UploadTarget target, Claim claim) {
    }

    @WithSession
    public Uni<List<InstallerView>> list(Caller caller, String app, String release) {
        return targets.require(caller, app, release).flatMap(target -> Installer.of(target.release().id)
                .map(installers -> installers.stream().map(installer -> view(target, installer)).toList()));
    }

    @WithSession
    public Uni<InstallerView> get(Caller caller, InstallerPath path) {
        return targets.require(caller, path.app(), path.release()).flatMap(target -> Installer
                .require(target.release().id, path.installer()).map(installer -> view(target, installer)));
    }

    /** @throws Problem {@code storage_not_configured}, before anything is written */
    @WithTransaction
    public Uni<PendingInstaller> expect(Caller caller, InstallerPath path, PresignInstallerRequest request, Actor actor) {
        return targets.requireDraft(caller, path.app(), path.release()).flatMap(target -> {
            presigner.requireConfigured();
            Installer installer = pending(target, request);
            return installer.persist().chain(() -> record(target, "installer.presigned", null, installer, actor))
                    .replaceWith(new PendingInstaller(installer.id, installer.objectKey));
        });
    }

    /** Must not be called within a session. */
    public Uni<InstallerView> confirm(Caller caller, InstallerPath path, Actor actor) {
        return UploadVerification.again(() -> confirmOnce(caller, path, actor));
    }

    private Uni<InstallerView> confirmOnce(Caller caller, InstallerPath path, Actor actor) {
        return Panache.withSession(() -> targets.require(caller, path.app(), path.release())
                .flatMap(target -> requirePending(target, path).map(installer -> new Pending(target,
                        new Claim(installer.objectKey, installer.filename, installer.platform, Optional.empty(), FIELDS)))))
                .flatMap(pending -> verification.verify(pending.target().app().slug, NO_KEYS, List.of(pending.claim())))
                .flatMap(verified -> Panache.withTransaction(() -> settle(caller, path, verified.get(0), actor)));
    }

    /** Removes an installer from a draft. */
    @WithTransaction
    public Uni<Void> delete(Caller caller, InstallerPath path, Actor actor) {
        return targets.requireDraft(caller, path.app(), path.release())
                .flatMap(target -> Installer.require(target.release().id, path.installer()).call(Installer::delete)
                        .flatMap(installer -> record(target, "installer.deleted", installer, null, actor)));
    }

    private Uni<InstallerView> settle(Caller caller, InstallerPath path, VerifiedUpload verified, Actor actor) {
        return targets.requireDraft(caller, path.app(), path.release()).flatMap(target -> requirePending(target, path)
                // Deleted only now that its successor is there: a failed upload must not cost the one before.
                .call(installer -> installer.replaces
                        ? Installer.delete("releaseId = ?1 and platform = ?2 and verified", installer.releaseId,
                                installer.platform)
                        : Uni.createFrom().item(0L))
                .invoke(installer -> installer.confirm(verified))
                .call(installer -> record(target, "installer.confirmed", null, installer, actor))
                .map(installer -> view(target, installer)));
    }

    private Uni<Void> record(UploadTarget target, String action, Installer before, Installer after, Actor actor) {
        Installer subject = after == null ? before : after;
        return changes.administered(target.app(), actor, new Mutation(action, "installer", subject.id, target.app().id,
                before == null ? null : view(target, before), after == null ? null : view(target, after)),
                target.release().version);
    }

    private InstallerView view(UploadTarget target, Installer installer) {
        return InstallerView.of(installer, target.release(), target.app().slug, links);
    }

    private static Uni<Installer> requirePending(UploadTarget target, InstallerPath path) {
        target.release().requireDraft();
        return Installer.require(target.release().id, path.installer()).invoke(installer -> {
            if (installer.verified) {
                throw Problem.of(ProblemCode.INSTALLER_NOT_PENDING,
                        "This installer is confirmed; presign a new one to replace it.");
            }
        });
    }

    private static Installer pending(UploadTarget target, PresignInstallerRequest request) {
        Installer installer = new Installer();
        installer.id = Ulid.next();
        installer.appId = target.app().id;
        installer.releaseId = target.release().id;
        installer.platform = PlatformName.require("platform", request.platform());
        installer.filename = Filename.require(request.filename());
        installer.displayName = request.displayName().orElse(null);
        installer.replaces = request.replaceExisting().orElse(false);
        installer.objectKey = ObjectKeys.freshUpload(target.app().slug, installer.filename);
        installer.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return installer;
    }
}
