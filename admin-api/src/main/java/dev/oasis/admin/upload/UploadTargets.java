package dev.oasis.admin.upload;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.web.problem.Problem;
import io.smallrye.mutiny.Uni;

/** Finds the release that a path names. Joins the session at hand. */
@ApplicationScoped
public class UploadTargets {

    private final AppAccess access;

    public UploadTargets(AppAccess access) {
        this.access = access;
    }

    /** The release in whatever state. */
    public Uni<UploadTarget> require(Caller caller, String app, String release) {
        return access.require(caller, app)
                .flatMap(found -> Release.require(found.id, release).map(known -> new UploadTarget(found, known)));
    }

    /**
     * The release, locked until the transaction ends, so that it cannot be published meanwhile.
     *
     * @throws Problem {@code release_not_draft}
     */
    public Uni<UploadTarget> requireDraft(Caller caller, String app, String release) {
        return access.require(caller, app)
                .flatMap(found -> Release.requireLocked(found.id, release).invoke(Release::requireDraft)
                        .map(known -> new UploadTarget(found, known)));
    }
}
