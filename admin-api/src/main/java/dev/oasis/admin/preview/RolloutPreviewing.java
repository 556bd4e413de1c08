package dev.oasis.admin.preview;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.common.catalog.reader.CatalogReader;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.release.Rollout;
import dev.oasis.common.catalog.rollout.Share;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Previews rollouts on the catalog and the counts as they are now. */
@ApplicationScoped
public class RolloutPreviewing {

    private final AppAccess access;
    private final CatalogReader catalog;
    private final ActiveClientsReader clients;

    public RolloutPreviewing(AppAccess access, CatalogReader catalog, ActiveClientsReader clients) {
        this.access = access;
        this.catalog = catalog;
        this.clients = clients;
    }

    /** A release on one channel at one share. */
    private record Plan(String appId, String releaseId, String channel, Share share) {
    }

    // The session ends before the catalog is read: that takes a connection of its own.
    Uni<PreviewView> preview(Caller caller, ReleasePath path, PreviewRequest request) {
        int hours = request.hours().orElse(PreviewRequest.WEEK);
        Optional<Share> asked = request.percent().map(percent -> Share.ofPercent("percent", percent));
        return Panache.withSession(() -> access.require(caller, path.app())
                .flatMap(app -> Release.require(app.id, path.release())).flatMap(release -> plan(release, request, asked)))
                .flatMap(plan -> catalog.withDrafts(plan.appId()).map(found -> requirePlanned(found, plan))
                        .flatMap(found -> clients.recent(plan.appId(), hours)
                                .map(active -> view(RolloutPreview.of(found, plan.releaseId(), plan.channel(), plan.share()),
                                        plan, hours, active))));
    }

    private static PreviewView view(RolloutPreview preview, Plan plan, int hours, ActiveClients active) {
        return PreviewView.of(plan.channel(), plan.share(), hours, active.since(),
                active.kinds().stream().map(preview::of).toList());
    }

    private static Uni<Plan> plan(Release release, PreviewRequest request, Optional<Share> asked) {
        String channel = request.channel().orElse(release.channel);
        return Rollout.on(release.id, channel).map(rollout -> new Plan(release.appId, release.id, channel,
                asked.orElseGet(() -> rollout == null ? Share.EVERYBODY : rollout.share())));
    }

    private static AppCatalog requirePlanned(Optional<AppCatalog> found, Plan plan) {
        AppCatalog app = found.filter(one -> one.releases().stream().anyMatch(release -> release.id().equals(plan.releaseId())))
                .orElseThrow(() -> Problem.of(ProblemCode.RELEASE_NOT_FOUND, "The release was deleted meanwhile."));
        if (app.channel(plan.channel()).isEmpty()) {
            throw Problem.ofField(ProblemCode.CHANNEL_UNKNOWN, "channel", "is none of this app's channels.");
        }
        return app;
    }
}
