package dev.oasis.admin.recall;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.catalog.release.RecallExit;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.catalog.release.ReleaseView;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.web.conditional.Preconditions;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What administrators do about a release that should not have been published. */
@ApplicationScoped
public class RecallAdministration {

    // Held since the recall: what was due meanwhile is due that much later.
    private static final String HOLD_ALL = """
            update rollout o set held = true, held_at = coalesce(o.held_at, r.recalled_at, now()), updated_at = now()
            from release r where r.id = :release and o.release_id = r.id""";

    private final AppAccess access;
    private final CatalogChanges changes;
    private final RollForward forward;

    public RecallAdministration(AppAccess access, CatalogChanges changes, RollForward forward) {
        this.access = access;
        this.changes = changes;
        this.forward = forward;
    }

    @WithSession
    public Uni<RecallView> get(Caller caller, ReleasePath path) {
        return access.require(caller, path.app()).flatMap(app -> Release.require(app.id, path.release()))
                .invoke(RecallAdministration::requireRecalled).map(RecallView::of);
    }

    /**
     * Recalls the release, or chooses another exit for one that is recalled.
     *
     * @throws Problem {@code release_not_published} for a draft, {@code recall_needs_replacement}
     */
    @WithTransaction
    public Uni<RecallView> recall(Caller caller, ReleasePath path, RecallRequest request, Preconditions preconditions,
            Actor actor) {
        return access.requireShared(caller, path.app()).flatMap(app -> Release.requireLocked(app.id, path.release())
                // Not before: whoever may not see the release learns nothing of what is wrong with the request.
                .invoke(() -> exit(request))
                .invoke(release -> preconditions.require(ReleaseView.of(release)))
                .invoke(RecallAdministration::requireNoDraft)
                .call(release -> exit(request) == RecallExit.ROLL_FORWARD
                        ? forward.move(app, release, request.replacement(), actor)
                        : Uni.createFrom().voidItem())
                .flatMap(release -> {
                    RecallView before = RecallView.of(release);
                    Instant now = now();
                    release.recalledAt = release.recalled ? release.recalledAt : now;
                    release.recalled = true;
                    release.recallExit = exit(request);
                    release.recallReason = request.reason().orElse(null);
                    release.updatedAt = now;
                    RecallView after = RecallView.of(release);
                    return offered(app, release, "release.recalled", before, after, actor).replaceWith(after);
                }));
    }

    /** Takes a recall back. All rollouts come back held: whether clients are offered the release again is one more decision. */
    @WithTransaction
    public Uni<Void> undo(Caller caller, ReleasePath path, Preconditions preconditions, Actor actor) {
        return access.requireShared(caller, path.app()).flatMap(app -> Release.requireLocked(app.id, path.release())
                .invoke(RecallAdministration::requireRecalled)
                .invoke(release -> preconditions.require(RecallView.of(release)))
                .call(release -> Panache.getSession().flatMap(session -> session.createNativeQuery(HOLD_ALL)
                        .setParameter("release", release.id).executeUpdate()))
                .flatMap(release -> {
                    RecallView before = RecallView.of(release);
                    release.recalled = false;
                    release.recallExit = null;
                    release.recallReason = null;
                    release.recalledAt = null;
                    release.updatedAt = now();
                    return offered(app, release, "release.recall_undone", before, null, actor);
                }));
    }

    private Uni<Void> offered(App app, Release release, String action, RecallView before, RecallView after, Actor actor) {
        return changes.offered(app, actor, new Mutation(action, "release", release.id, app.id, before, after), release.version);
    }

    private static RecallExit exit(RecallRequest request) {
        Optional<RecallExit> exit = RecallExit.parse(request.exit());
        if (exit.isEmpty()) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "exit", "must be hold, allow_downgrade or roll_forward.");
        }
        if (exit.get() != RecallExit.ROLL_FORWARD && request.replacement().isPresent()) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "replacement", "goes with roll_forward alone.");
        }
        return exit.get();
    }

    private static void requireNoDraft(Release release) {
        if (release.status == ReleaseStatus.DRAFT) {
            throw Problem.of(ProblemCode.RELEASE_NOT_PUBLISHED,
                    "Version " + release.version + " is a draft that nobody was offered; delete it instead.");
        }
    }

    private static void requireRecalled(Release release) {
        if (!release.recalled) {
            throw Problem.of(ProblemCode.RELEASE_NOT_RECALLED, "Version " + release.version + " is not recalled.");
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
