package dev.oasis.admin.installer;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.admin.upload.UploadTargets;
import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.artifact.Filename;
import dev.oasis.common.catalog.artifact.Installer;
import dev.oasis.common.catalog.artifact.InstallerView;
import dev.oasis.common.catalog.artifact.PlatformName;
import dev.oasis.common.external.ExternalClaim;
import dev.oasis.common.external.ExternalUrl;
import dev.oasis.common.external.ExternalVerification;
import dev.oasis.common.external.VerifiedExternal;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.signing.TrustedKeys;
import dev.oasis.common.verification.Claim;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Adds an installer that another host serves: look shortly, read it there without a session, then one short transaction. */
@ApplicationScoped
public class ExternalInstallers {

    private static final Claim.Fields FIELDS = new Claim.Fields("url", "url");
    private static final TrustedKeys NO_KEYS = new TrustedKeys(List.of());

    private final UploadTargets targets;
    private final ExternalVerification verification;
    private final DownloadLinks links;

    public ExternalInstallers(UploadTargets targets, ExternalVerification verification, DownloadLinks links) {
        this.targets = targets;
        this.verification = verification;
        this.links = links;
    }

    /** Changes nothing. Must not be called within a session. */
    public Uni<VerifiedExternal> verify(Caller caller, ReleasePath path, AddExternalInstallerRequest request) {
        request.filename().ifPresent(Filename::require);
        ExternalClaim claim = new ExternalClaim(ExternalUrl.require(FIELDS.object(), request.url()),
                PlatformName.require("platform", request.platform()), Optional.empty(), FIELDS);
        return Panache.withSession(() -> targets.requireDraft(caller, path))
                .flatMap(target -> verification.verify(NO_KEYS, claim));
    }

    @WithTransaction
    public Uni<InstallerView> add(Caller caller, ReleasePath path, AddExternalInstallerRequest request,
            VerifiedExternal verified, Actor actor) {
        return targets.requireLockedDraft(caller, path).flatMap(target -> {
            Installer installer = new Installer(target.release(), verified.claim().platform(),
                    Filename.requireOr(request.filename(), verified.claim().url().filename()));
            installer.displayName = request.displayName().orElse(null);
            installer.confirm(verified);
            InstallerView view = InstallerView.of(installer, target.release(), target.app().slug, links);
            return installer.persist().chain(() -> targets.record(target, actor,
                    target.mutation("installer.confirmed", installer.id, null, view))).replaceWith(view);
        });
    }
}
