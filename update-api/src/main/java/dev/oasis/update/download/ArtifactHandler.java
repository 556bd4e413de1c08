package dev.oasis.update.download;

import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.catalog.reader.CatalogReader;
import dev.oasis.common.catalog.reader.DownloadableArtifact;
import dev.oasis.common.events.UsageKind;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.update.snapshot.HeldCatalog;
import dev.oasis.update.snapshot.ServedApp;
import dev.oasis.update.usage.Usage;
import io.vertx.ext.web.RoutingContext;

/** Redirects an updating client to its bundle. Drafts are not served; what is archived still is. */
@ApplicationScoped
public class ArtifactHandler {

    private final HeldCatalog catalog;
    private final CatalogReader database;
    private final StoredLookup stored;
    private final FileRedirect redirect;

    ArtifactHandler(HeldCatalog catalog, CatalogReader database, StoredLookup stored, FileRedirect redirect) {
        this.catalog = catalog;
        this.database = database;
        this.stored = stored;
        this.redirect = redirect;
    }

    /** @throws Problem when there is no such app or artifact; problems of the database are answered later */
    public void redirect(RoutingContext context, String appName, String artifactId) {
        ServedApp app = catalog.requireApp(appName);
        if (!Ulid.isUlid(artifactId)) {
            throw notFound();
        }
        String id = artifactId.toUpperCase(Locale.ROOT);
        Optional<DownloadableArtifact> held = app.artifact(id);
        if (held.isPresent()) {
            send(context, app, held.get());
        } else {
            stored.answer(context, app.id() + "/" + id, () -> database.artifact(app.id(), id),
                    found -> send(context, app, found.orElseThrow(ArtifactHandler::notFound)));
        }
    }

    private void send(RoutingContext context, ServedApp app, DownloadableArtifact download) {
        var artifact = download.artifact();
        redirect.send(context.request(), artifact.location(), artifact.filename(), Usage.download(UsageKind.UPDATE_DOWNLOAD,
                app.id(), download.version().toString(), artifact.platform().wireName()));
    }

    private static Problem notFound() {
        return Problem.of(ProblemCode.ARTIFACT_NOT_FOUND, "This app has no published artifact with this id.");
    }
}
