package dev.oasis.update.check;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.update.answer.RenderedAnswer;
import dev.oasis.update.snapshot.CatalogSnapshot;
import dev.oasis.update.snapshot.HeldCatalog;
import dev.oasis.update.snapshot.ServedApp;
import io.vertx.ext.web.RoutingContext;

/** Answers {@code latest.json}, the static document that a CDN may hold. It is the same for all clients and not counted. */
@ApplicationScoped
public class ManifestHandler {

    private final HeldCatalog catalog;
    private final CacheRules caches;

    public ManifestHandler(HeldCatalog catalog, CacheRules caches) {
        this.catalog = catalog;
        this.caches = caches;
    }

    /** @throws Problem when there is no such app or channel, or no release that everybody on the channel gets */
    public void answer(RoutingContext context, String appName, String channel) {
        CatalogSnapshot snapshot = catalog.require();
        ServedApp app = HeldCatalog.requireApp(snapshot, appName);
        if (app.catalog().channel(channel).isEmpty()) {
            throw CheckHandler.unknownChannel();
        }
        Optional<RenderedAnswer> manifest = app.answers().manifest(channel);
        caches.send(context.request(), snapshot, manifest.orElseThrow(() -> Problem.of(ProblemCode.RELEASE_NOT_FOUND,
                "No release is rolled out to everybody on this channel yet.")), true);
    }
}
