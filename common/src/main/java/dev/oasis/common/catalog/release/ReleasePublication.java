package dev.oasis.common.catalog.release;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.artifact.Artifact;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.catalog.freeze.FreezeCalendar;
import dev.oasis.common.catalog.key.SigningKey;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.signing.TrustedKeys;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** The one way in which a release is published or archived, whoever asks for it. Joins the transaction at hand. */
@ApplicationScoped
public class ReleasePublication {

    private final FreezeCalendar freezes;
    private final CatalogChanges changes;

    public ReleasePublication(FreezeCalendar freezes, CatalogChanges changes) {
        this.freezes = freezes;
        this.changes = changes;
    }

    /**
     * @param app shared or exclusively locked, so that neither it nor a key of it goes away meanwhile
     * @param release a draft whose row this transaction has locked or inserted
     * @throws Problem {@code release_not_draft}, {@code release_not_publishable}, {@code app_has_no_signing_key} or
     *         {@code app_frozen}
     */
    public Uni<Release> publish(App app, Release release, Actor actor) {
        return publish(app, release, PublishOrder.TO_EVERYBODY, actor);
    }

    /**
     * The same, in the way that is ordered.
     *
     * @throws Problem {@code release_not_draft}, {@code release_not_publishable}, {@code app_has_no_signing_key} or
     *         {@code app_frozen}
     */
    public Uni<Release> publish(App app, Release release, PublishOrder order, Actor actor) {
        release.requireDraft();
        return freezes.requireOpen(app.id, order.overridesFreeze())
                .chain(() -> SigningKey.requireTrusted(app))
                .flatMap(trusted -> Artifact.of(release.id).invoke(artifacts -> requireComplete(artifacts, trusted)))
                .chain(() -> becomePublished(app, release, order, actor));
    }

    /** @throws Problem {@code release_not_published} */
    public Uni<Release> archive(App app, Release release, Actor actor) {
        if (!release.status.canBecome(ReleaseStatus.ARCHIVED)) {
            throw Problem.of(ProblemCode.RELEASE_NOT_PUBLISHED,
                    "Only a published release can be archived; version " + release.version + " is "
                            + release.status.wireName() + (release.status == ReleaseStatus.DRAFT ? ", delete it." : "."));
        }
        ReleaseView before = ReleaseView.of(release);
        release.status = ReleaseStatus.ARCHIVED;
        release.updatedAt = now();
        return change(app, release, actor, "release.archived", before);
    }

    private Uni<Release> becomePublished(App app, Release release, PublishOrder order, Actor actor) {
        ReleaseView before = ReleaseView.of(release);
        Instant now = now();
        release.status = ReleaseStatus.PUBLISHED;
        release.pubDate = now;
        release.updatedAt = now;
        return Rollout.of(release, release.channel, order.share(), now).<Rollout> persist()
                .call(rollout -> order.ramp().isEmpty() ? Uni.createFrom().voidItem() : Ramp.plan(rollout, order.ramp()))
                .call(() -> ReleaseSchedule.delete("releaseId", release.id))
                .chain(() -> change(app, release, actor, "release.published", before));
    }

    private Uni<Release> change(App app, Release release, Actor actor, String action, ReleaseView before) {
        var mutation = new Mutation(action, "release", release.id, app.id, before, ReleaseView.of(release));
        return changes.offered(app, actor, mutation, release.version).replaceWith(release);
    }

    private static void requireComplete(List<Artifact> artifacts, TrustedKeys trusted) {
        if (artifacts.isEmpty()) {
            throw Problem.of(ProblemCode.RELEASE_NOT_PUBLISHABLE, "Add at least one artifact before publishing.");
        }
        artifacts.stream().filter(artifact -> !artifact.verified).findFirst().ifPresent(pending -> {
            throw Problem.of(ProblemCode.RELEASE_NOT_PUBLISHABLE, "Confirm or delete the artifact for "
                    + pending.platform.wireName() + " (" + pending.filename + ") first; its upload was never confirmed.");
        });
        artifacts.stream().filter(artifact -> !trusted.contains(artifact.keyId)).findFirst().ifPresent(signed -> {
            throw Problem.of(ProblemCode.RELEASE_NOT_PUBLISHABLE, "The app does not trust key " + signed.keyId
                    + " any more, which signed the artifact for " + signed.platform.wireName() + ".");
        });
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
