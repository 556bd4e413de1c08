package dev.oasis.admin.rollout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.admin.rollout.PatchTermsRequest.MinimumVersions;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.target.OsVersion;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.web.conditional.Preconditions;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * The terms on which a release is offered. They can change after publishing too: that a release must be passed through first,
 * or does not run on an older system, is often found out late.
 */
@ApplicationScoped
public class TermsAdministration {

    private final AppAccess access;
    private final CatalogChanges changes;

    public TermsAdministration(AppAccess access, CatalogChanges changes) {
        this.access = access;
        this.changes = changes;
    }

    @WithSession
    public Uni<TermsView> get(Caller caller, ReleasePath path) {
        return access.require(caller, path.app()).flatMap(app -> Release.require(app.id, path.release())).map(TermsView::of);
    }

    /** @throws Problem {@code validation_failed} for a minimum that is no version */
    @WithTransaction
    public Uni<TermsView> patch(Caller caller, ReleasePath path, PatchTermsRequest request, Preconditions preconditions,
            Actor actor) {
        return access.require(caller, path.app())
                .flatMap(app -> Release.requireLocked(app.id, path.release()).flatMap(release -> {
                    TermsView before = TermsView.of(release);
                    preconditions.require(before);
                    apply(request, release);
                    TermsView after = TermsView.of(release);
                    if (before.equals(after)) {
                        return Uni.createFrom().item(after);
                    }
                    release.updatedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                    return changes.offered(app, actor,
                            new Mutation("release.terms_changed", "release", release.id, app.id, before, after),
                            release.version)
                            .replaceWith(after);
                }));
    }

    private static void apply(PatchTermsRequest request, Release release) {
        if (request.floor != null) {
            release.floor = request.floor;
        }
        if (request.critical != null) {
            release.critical = request.critical;
        }
        if (request.minimumOs != null) {
            Optional<MinimumVersions> minimum = request.minimumOs;
            release.minimumDarwin = canonical("darwin", minimum.flatMap(MinimumVersions::darwin));
            release.minimumLinux = canonical("linux", minimum.flatMap(MinimumVersions::linux));
            release.minimumWindows = canonical("windows", minimum.flatMap(MinimumVersions::windows));
        }
    }

    private static String canonical(String system, Optional<String> version) {
        return version.map(text -> OsVersion.parse(text).orElseThrow(() -> Problem.ofField(ProblemCode.VALIDATION_FAILED,
                "minimumOs." + system, "must be one to four numbers with dots, such as 14.5 or 10.0.19041.")).toString())
                .orElse(null);
    }
}
