package dev.oasis.ingest.release;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.release.ReleasePublication;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** A post of a version that is there already: the same content gets the same answer, other content is refused. */
@ApplicationScoped
class RepeatedPost {

    private final AppAccess access;
    private final InstallerDigests digests;
    private final ReleasePublication publication;

    RepeatedPost(AppAccess access, InstallerDigests digests, ReleasePublication publication) {
        this.access = access;
        this.digests = digests;
        this.publication = publication;
    }

    /**
     * Must not be called within a session.
     *
     * @param channel that the post leads to
     * @return empty when the release was deleted meanwhile
     * @throws Problem {@code release_differs}
     */
    Uni<Optional<IngestedRelease>> settle(ReleasePost post, String channel, StoredRelease stored) {
        Submission submission = post.submission();
        // What can be refused without a look at the storage is refused first.
        requireSame(submission.content(channel, assumedDigests(submission, stored)), stored);
        return digests.of(stored, submission.installers()).map(found -> submission.content(channel, found))
                .invoke(content -> requireSame(content, stored))
                .flatMap(content -> submission.publish() && stored.release().status == ReleaseStatus.DRAFT
                        ? publish(post, content)
                        : Uni.createFrom().item(Optional.of(new IngestedRelease(stored, false))));
    }

    private Uni<Optional<IngestedRelease>> publish(ReleasePost post, ReleaseContent content) {
        return Panache.withTransaction(() -> access.requireShared(post.caller(), post.app())
                .flatMap(app -> Release.ofVersion(app.id, post.version())
                        .flatMap(found -> found == null ? Uni.createFrom().item(Optional.<IngestedRelease> empty())
                                : Release.requireLocked(app.id, found.id).flatMap(release -> StoredRelease.of(app, release))
                                        .invoke(stored -> requireSame(content, stored))
                                        .call(stored -> publishDraft(stored, post))
                                        .map(stored -> Optional.of(new IngestedRelease(stored, false))))));
    }

    private Uni<?> publishDraft(StoredRelease stored, ReleasePost post) {
        return stored.release().status == ReleaseStatus.DRAFT
                ? publication.publish(stored.app(), stored.release(), post.actor())
                : Uni.createFrom().voidItem();
    }

    private static Map<Platform, String> assumedDigests(Submission submission, StoredRelease stored) {
        Map<Platform, String> known = stored.installerDigests();
        return submission.installers().stream().map(installer -> installer.claim().platform())
                .collect(Collectors.toMap(platform -> platform, platform -> known.getOrDefault(platform, "")));
    }

    private static void requireSame(ReleaseContent posted, StoredRelease stored) {
        posted.differenceFrom(stored.content()).ifPresent(difference -> {
            throw Problem.ofField(ProblemCode.RELEASE_DIFFERS, "version", stored.release().version
                    + " was posted before with other content: " + difference + ". Choose a higher version.");
        });
    }
}
