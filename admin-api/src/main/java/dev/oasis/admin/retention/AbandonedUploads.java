package dev.oasis.admin.retention;

import java.util.List;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.admin.upload.UploadTarget;
import dev.oasis.admin.upload.UploadTargets;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.artifact.Artifact;
import dev.oasis.common.catalog.artifact.ArtifactView;
import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.artifact.Installer;
import dev.oasis.common.catalog.artifact.InstallerView;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.web.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/**
 * Removes artifacts and installers that were presigned and never confirmed, each in a transaction of its own; their objects are
 * queued by the row's deletion. By the database's clock.
 */
@ApplicationScoped
public class AbandonedUploads {

    private static final Logger LOG = Logger.getLogger(AbandonedUploads.class);
    private static final Actor SYSTEM = new Actor("oasis", "Oasis", "", "");
    private static final int BATCH = 100;

    private final Waiting waiting = new Waiting(LOG, "Expiring abandoned uploads");
    private final ObjectAges ages;
    private final UploadTargets targets;
    private final DownloadLinks links;

    public AbandonedUploads(ObjectAges ages, UploadTargets targets, DownloadLinks links) {
        this.ages = ages;
        this.targets = targets;
        this.links = links;
    }

    private record Abandoned(String id, String appId, String releaseId) {
    }

    @Scheduled(every = "10s", delayed = "10s", identity = "abandoned-uploads", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return waiting.unlessDone(find("artifact").flatMap(found -> each(found, this::expireArtifact))
                .chain(() -> find("installer")).flatMap(found -> each(found, this::expireInstaller)));
    }

    private Uni<List<Abandoned>> find(String table) {
        return Panache.withSession(() -> Panache.getSession().flatMap(session -> session
                .createNativeQuery("select id, app_id, release_id from " + table + " where not verified"
                        + " and created_at < now() - make_interval(secs => :age) order by id limit " + BATCH, Object[].class)
                .setParameter("age", ages.upload()).getResultList()))
                .map(rows -> rows.stream().map(row -> new Abandoned((String) row[0], (String) row[1], (String) row[2]))
                        .toList());
    }

    // The release is locked as for confirming: either the row is confirmed by now, or whoever confirms finds it gone.
    private static Uni<Void> each(List<Abandoned> found, BiFunction<UploadTarget, String, Uni<Void>> expire) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Abandoned row : found) {
            chain = chain.chain(() -> Panache.withTransaction(() -> App.<App> findById(row.appId())
                    .flatMap(app -> Release.requireLocked(row.appId(), row.releaseId())
                            .flatMap(release -> expire.apply(new UploadTarget(app, release), row.id())))))
                    .onFailure(Problem.class).recoverWithNull();
        }
        return chain;
    }

    private Uni<Void> expireArtifact(UploadTarget at, String id) {
        return Artifact.require(at.release().id, id).flatMap(artifact -> artifact.verified ? Uni.createFrom().voidItem()
                : artifact.delete().chain(() -> targets.record(at, SYSTEM,
                        at.mutation("artifact.expired", id, ArtifactView.of(artifact, at.app().slug, links), null))));
    }

    private Uni<Void> expireInstaller(UploadTarget at, String id) {
        return Installer.require(at.release().id, id).flatMap(installer -> installer.verified ? Uni.createFrom().voidItem()
                : installer.delete().chain(() -> targets.record(at, SYSTEM, at.mutation(
                        "installer.expired", id, InstallerView.of(installer, at.release(), at.app().slug, links), null))));
    }

}
