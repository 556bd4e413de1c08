package dev.oasis.ingest.release;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.artifact.Artifact;
import dev.oasis.common.catalog.artifact.ArtifactView;
import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.artifact.Installer;
import dev.oasis.common.catalog.artifact.InstallerView;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.release.ReleaseDrafts;
import dev.oasis.common.catalog.release.ReleasePublication;
import dev.oasis.common.retention.ObjectRetention;
import dev.oasis.common.verification.VerifiedUpload;
import dev.oasis.common.web.problem.DatabaseFailures;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Writes a whole release in one transaction: itself, what belongs to it and, if asked, its publication. */
@ApplicationScoped
class ReleaseRecording {

    private final AppAccess access;
    private final ReleaseDrafts drafts;
    private final ReleasePublication publication;
    private final CatalogChanges changes;
    private final DownloadLinks links;

    ReleaseRecording(AppAccess access, ReleaseDrafts drafts, ReleasePublication publication, CatalogChanges changes,
            DownloadLinks links) {
        this.access = access;
        this.drafts = drafts;
        this.publication = publication;
        this.changes = changes;
        this.links = links;
    }

    /**
     * Must not be called within a session.
     *
     * @param proven in the order of the submission's claims
     * @return empty when another call was faster, with this version or with the channel that both would have made, or by
     *         deleting what a blob of this one stood on
     */
    Uni<Optional<IngestedRelease>> record(ReleasePost post, List<VerifiedUpload> proven) {
        return Panache.withTransaction(() -> access.requireShared(post.caller(), post.app())
                .flatMap(app -> Release.ofVersion(app.id, post.version())
                        .flatMap(existing -> existing == null ? write(post, app, proven).map(Optional::of)
                                : Uni.createFrom().item(Optional.<IngestedRelease> empty()))))
                .onFailure(ReleaseRecording::isLostRace).recoverWithItem(Optional::empty);
    }

    private Uni<IngestedRelease> write(ReleasePost post, App app, List<VerifiedUpload> proven) {
        return drafts.create(app, post.submission().draft(), post.actor())
                .call(release -> fill(post, app, release, proven))
                .call(release -> post.submission().publish() ? publication.publish(app, release, post.actor())
                        : Uni.createFrom().voidItem())
                .flatMap(release -> StoredRelease.of(app, release))
                .map(stored -> new IngestedRelease(stored, true));
    }

    private Uni<Void> fill(ReleasePost post, App app, Release release, List<VerifiedUpload> proven) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        int artifacts = post.submission().artifacts().size();
        for (VerifiedUpload upload : proven.subList(0, artifacts)) {
            chain = chain.chain(() -> add(post, app, release, artifact(release, upload)));
        }
        List<SubmittedInstaller> installers = post.submission().installers();
        for (int i = 0; i < installers.size(); i++) {
            Installer installer = installer(release, installers.get(i), proven.get(artifacts + i));
            chain = chain.chain(() -> add(post, app, release, installer));
        }
        return chain;
    }

    private Uni<Void> add(ReleasePost post, App app, Release release, Artifact artifact) {
        return artifact.persist().chain(() -> changes.administered(app, post.actor(), new Mutation("artifact.confirmed",
                "artifact", artifact.id, app.id, null, ArtifactView.of(artifact, app.slug, links)), release.version));
    }

    private Uni<Void> add(ReleasePost post, App app, Release release, Installer installer) {
        return installer.persist().chain(() -> changes.administered(app, post.actor(), new Mutation("installer.confirmed",
                "installer", installer.id, app.id, null, InstallerView.of(installer, release, app.slug, links)),
                release.version));
    }

    private static Artifact artifact(Release release, VerifiedUpload proven) {
        Artifact artifact = new Artifact(release, proven.claim().platform(), proven.claim().filename());
        artifact.confirm(proven);
        return artifact;
    }

    private static Installer installer(Release release, SubmittedInstaller submitted, VerifiedUpload proven) {
        Installer installer = new Installer(release, proven.claim().platform(), proven.claim().filename());
        installer.displayName = submitted.displayName().orElse(null);
        installer.confirm(proven);
        return installer;
    }

    private static boolean isLostRace(Throwable failure) {
        return DatabaseFailures.isViolationOf("release_version_unique", failure)
                || DatabaseFailures.isViolationOf("channel_pk", failure) || ObjectRetention.isCondemnedBlob(failure);
    }
}
