package dev.oasis.admin.installer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.upload.UploadTargets;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.artifact.Filename;
import dev.oasis.common.catalog.artifact.Installer;
import dev.oasis.common.catalog.artifact.InstallerView;
import dev.oasis.common.catalog.artifact.PlatformName;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.external.ExternalClaim;
import dev.oasis.common.external.ExternalUrl;
import dev.oasis.common.external.ExternalVerification;
import dev.oasis.common.external.VerifiedExternal;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.signing.TrustedKeys;
import dev.oasis.common.verification.Claim;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Adds an installer that another host serves: look shortly, read it there without a session, then one short transaction. */
@ApplicationScoped
public class ExternalInstallers {

    private static final Claim.Fields FIELDS = new Claim.Fields("url", "url");
    private static final TrustedKeys NO_KEYS = new TrustedKeys(List.of());

    private final UploadTargets targets;
    private final ExternalVerification verification;
    private final CatalogChanges changes;
    private final DownloadLinks links;

    public ExternalInstallers(UploadTargets targets, ExternalVerification verification, CatalogChanges changes,
            DownloadLinks links) {
        this.targets = targets;
        this.verification = verification;
        this.changes = changes;
        this.links = links;
    }

    /** Must not be called within a session. */
    public Uni<InstallerView> add(Caller caller, String app, String release, AddExternalInstallerRequest request,
            Actor actor) {
        ExternalClaim claim = new ExternalClaim(ExternalUrl.require(FIELDS.object(), request.url()),
                PlatformName.require("platform", request.platform()), Optional.empty(), FIELDS);
        return Panache.withSession(() -> targets.require(caller, app, release)
                .invoke(target -> target.release().requireDraft()))
                .flatMap(target -> verification.verify(NO_KEYS, claim))
                .flatMap(verified -> Panache
                        .withTransaction(() -> record(caller, app, release, installer(request, verified), actor)));
    }

    private Uni<InstallerView> record(Caller caller, String app, String release, Installer installer, Actor actor) {
        return targets.requireDraft(caller, app, release).flatMap(target -> {
            installer.appId = target.app().id;
            installer.releaseId = target.release().id;
            InstallerView view = InstallerView.of(installer, target.release(), target.app().slug, links);
            return installer.persist()
                    .chain(() -> changes.administered(target.app(), actor, new Mutation("installer.confirmed", "installer",
                            installer.id, target.app().id, null, view), target.release().version))
                    .replaceWith(view);
        });
    }

    private static Installer installer(AddExternalInstallerRequest request, VerifiedExternal verified) {
        Installer installer = new Installer();
        installer.id = Ulid.next();
        installer.platform = verified.claim().platform();
        installer.filename = request.filename().map(Filename::require)
                .orElseGet(() -> Filename.require(Filename.cleaned(verified.claim().url().filename())));
        installer.displayName = request.displayName().orElse(null);
        installer.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        installer.confirm(verified);
        return installer;
    }
}
