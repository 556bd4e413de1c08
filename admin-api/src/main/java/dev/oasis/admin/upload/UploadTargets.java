package dev.oasis.admin.upload;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.web.problem.Problem;
import io.smallrye.mutiny.Uni;

/** Finds the release that a path names, and records what happens to its files. Joins the session at hand. */
@ApplicationScoped
public class UploadTargets {

    private final AppAccess access;
    private final CatalogChanges changes;

    public UploadTargets(AppAccess access, CatalogChanges changes) {
        this.access = access;
        this.changes = changes;
    }

    /** The release in whatever state. */
    public Uni<UploadTarget> require(Caller caller, ReleasePath path) {
        return access.require(caller, path.app())
                .flatMap(app -> Release.require(app.id, path.release()).map(release -> new UploadTarget(app, release)));
    }

    /**
     * The release, as long as it is a draft; another call may publish it meanwhile.
     *
     * @throws Problem {@code release_not_draft}
     */
    public Uni<UploadTarget> requireDraft(Caller caller, ReleasePath path) {
        return require(caller, path).invoke(target -> target.release().requireDraft());
    }

    /**
     * The release, locked until the transaction ends, so that it cannot be published meanwhile.
     *
     * @throws Problem {@code release_not_draft}
     */
    public Uni<UploadTarget> requireLockedDraft(Caller caller, ReleasePath path) {
        return access.require(caller, path.app())
                .flatMap(app -> Release.requireLocked(app.id, path.release()).invoke(Release::requireDraft)
                        .map(release -> new UploadTarget(app, release)));
    }

    /** Ends a change of one of the release's files. */
    public Uni<Void> record(UploadTarget target, Actor actor, Mutation mutation) {
        return changes.administered(target.app(), actor, mutation, target.release().version);
    }
}
