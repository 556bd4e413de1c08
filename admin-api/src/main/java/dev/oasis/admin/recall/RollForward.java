package dev.oasis.admin.recall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.artifact.Artifact;
import dev.oasis.common.catalog.release.PublishOrder;
import dev.oasis.common.catalog.release.Ramp;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.release.ReleasePublication;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.catalog.release.Rollout;
import dev.oasis.common.catalog.rollout.Share;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/**
 * Makes everybody who may have a recalled release move to its replacement. A bundle cannot be offered under another version
 * than it was signed as, so the older content has to be built and signed anew; this checks that it was, for every target.
 * Joins the transaction at hand.
 */
@ApplicationScoped
public class RollForward {

    private final ReleasePublication publication;

    public RollForward(ReleasePublication publication) {
        this.publication = publication;
    }

    /**
     * Publishes the replacement if it is a draft, and offers it to everybody on each channel of the recalled release.
     *
     * @param app shared or exclusively locked
     * @param recalled with its row locked
     * @throws Problem {@code recall_needs_replacement}, or what keeps the replacement from being published
     */
    public Uni<Void> move(App app, Release recalled, Optional<String> replacement, Actor actor) {
        if (replacement.isEmpty()) {
            throw refused(recalled, "Name the release to roll forward to. " + instruction(recalled));
        }
        return Release.requireLocked(app.id, replacement.get()).invoke(found -> requireHigher(recalled, found))
                .call(found -> Artifact.of(recalled.id).flatMap(old -> Artifact.of(found.id)
                        .invoke(fresh -> requireCovered(recalled, old, fresh))))
                .call(found -> found.status == ReleaseStatus.DRAFT
                        ? publication.publish(app, found, PublishOrder.TO_EVERYBODY_ALWAYS, actor)
                        : Uni.createFrom().voidItem())
                .flatMap(found -> Rollout.of(recalled.id).flatMap(rollouts -> offer(found, rollouts)));
    }

    private static Uni<Void> offer(Release replacement, List<Rollout> recalled) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Rollout rollout : recalled) {
            chain = chain.chain(() -> Rollout.on(replacement.id, rollout.channel)
                    .flatMap(found -> found == null
                            ? Rollout.of(replacement, rollout.channel, Share.EVERYBODY, replacement.updatedAt).persist()
                                    .replaceWithVoid()
                            : complete(found, replacement.updatedAt)));
        }
        return chain;
    }

    private static Uni<Void> complete(Rollout rollout, Instant now) {
        rollout.basisPoints = Share.EVERYBODY.basisPoints();
        rollout.updatedAt = now;
        if (!rollout.held) {
            return Uni.createFrom().voidItem();
        }
        rollout.held = false;
        return Ramp.resume(rollout);
    }

    private static void requireHigher(Release recalled, Release replacement) {
        if (!replacement.tauriVersion().isNewerThan(recalled.tauriVersion()) || replacement.recalled
                || replacement.status == ReleaseStatus.ARCHIVED) {
            throw refused(recalled, "Version " + replacement.version + " cannot take its place: "
                    + (replacement.recalled ? "it is recalled itself. "
                            : replacement.status == ReleaseStatus.ARCHIVED ? "it is archived. " : "it is not higher. ")
                    + instruction(recalled));
        }
    }

    private static void requireCovered(Release recalled, List<Artifact> old, List<Artifact> fresh) {
        for (Artifact artifact : old) {
            Optional<Artifact> match = fresh.stream().filter(candidate -> candidate.platform == artifact.platform
                    && candidate.bundle == artifact.bundle).findFirst();
            if (match.isEmpty()) {
                throw refused(recalled, "The replacement has no " + artifact.bundle.wireName() + " for "
                        + artifact.platform.wireName() + ", so its clients would stay. " + instruction(recalled));
            }
            if (artifact.signedVersion != null && match.get().signedVersion == null) {
                throw refused(recalled, "The replacement's bundle for " + artifact.platform.wireName()
                        + " is not signed with its version, which clients of a release that was refuse. "
                        + instruction(recalled));
            }
        }
    }

    private static Problem refused(Release recalled, String detail) {
        return Problem.ofField(ProblemCode.RECALL_NEEDS_REPLACEMENT, "replacement", detail);
    }

    private static String instruction(Release recalled) {
        return "Build the older content as a version above " + recalled.version
                + ", sign it with that version (tauri build does; by hand: tauri signer sign --app-version), post it as a draft for"
                + " every target and name its id here. A bundle that was signed as an older version is refused by clients under any"
                + " other.";
    }
}
