package dev.oasis.admin.installer;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.upload.FilePath;
import dev.oasis.admin.upload.UploadTarget;
import dev.oasis.admin.upload.UploadTargets;
import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.artifact.Installer;
import dev.oasis.common.catalog.artifact.InstallerView;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.signing.TrustedKeys;
import dev.oasis.common.verification.Claim;
import dev.oasis.common.verification.UploadVerification;
import dev.oasis.common.verification.VerifiedUpload;
import dev.oasis.common.web.conditional.Preconditions;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Confirms an uploaded installer. No key signs it: reading it finds its size and digest. */
@ApplicationScoped
public class InstallerConfirmation {

    private static final Claim.Fields FIELDS = new Claim.Fields("installer", "installer");
    private static final TrustedKeys NO_KEYS = new TrustedKeys(List.of());

    private final UploadTargets targets;
    private final UploadVerification verification;
    private final DownloadLinks links;

    public InstallerConfirmation(UploadTargets targets, UploadVerification verification, DownloadLinks links) {
        this.targets = targets;
        this.verification = verification;
        this.links = links;
    }

    private record Pending(UploadTarget target, Claim claim) {
    }

    /** Must not be called within a session. */
    public Uni<InstallerView> confirm(Caller caller, FilePath path, Preconditions preconditions, Actor actor) {
        return UploadVerification.again(() -> confirmOnce(caller, path, preconditions, actor));
    }

    private Uni<InstallerView> confirmOnce(Caller caller, FilePath path, Preconditions preconditions, Actor actor) {
        return Panache.withSession(() -> pending(caller, path, preconditions))
                .flatMap(pending -> verification.verify(pending.target().app().slug, NO_KEYS, List.of(pending.claim())))
                .flatMap(
                        verified -> Panache.withTransaction(() -> settle(caller, path, verified.get(0), preconditions, actor)));
    }

    private Uni<Pending> pending(Caller caller, FilePath path, Preconditions preconditions) {
        return targets.requireDraft(caller, path.release()).flatMap(target -> requirePending(target, path, preconditions)
                .map(installer -> new Pending(target,
                        new Claim(installer.objectKey, installer.filename, installer.platform, Optional.empty(), FIELDS))));
    }

    private Uni<InstallerView> settle(Caller caller, FilePath path, VerifiedUpload verified, Preconditions preconditions,
            Actor actor) {
        return targets.requireLockedDraft(caller, path.release()).flatMap(target -> requirePending(target, path, preconditions)
                .call(InstallerConfirmation::makeRoom)
                .invoke(installer -> installer.confirm(verified))
                .map(installer -> view(target, installer))
                .call(view -> targets.record(target, actor,
                        target.mutation("installer.confirmed", view.id(), null, view))));
    }

    private InstallerView view(UploadTarget target, Installer installer) {
        return InstallerView.of(installer, target.release(), target.app().slug, links);
    }

    // Deleted only now that its successor is there: a failed upload must not cost the one before.
    private static Uni<Long> makeRoom(Installer installer) {
        return installer.replaces
                ? Installer.delete("releaseId = ?1 and platform = ?2 and verified", installer.releaseId, installer.platform)
                : Uni.createFrom().item(0L);
    }

    private Uni<Installer> requirePending(UploadTarget target, FilePath path, Preconditions preconditions) {
        return Installer.require(target.release().id, path.id()).invoke(installer -> {
            preconditions.require(view(target, installer));
            if (installer.verified) {
                throw Problem.of(ProblemCode.INSTALLER_NOT_PENDING,
                        "This installer is confirmed; presign a new one to replace it.");
            }
        });
    }
}
