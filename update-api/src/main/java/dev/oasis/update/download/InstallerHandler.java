package dev.oasis.update.download;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.catalog.reader.CatalogReader;
import dev.oasis.common.catalog.reader.InstallableRelease;
import dev.oasis.common.catalog.reader.OfferedInstaller;
import dev.oasis.common.catalog.target.RequestedTarget;
import dev.oasis.common.catalog.version.TauriVersion;
import dev.oasis.common.events.UsageKind;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.update.address.QueryParameter;
import dev.oasis.update.snapshot.HeldCatalog;
import dev.oasis.update.snapshot.ServedApp;
import dev.oasis.update.usage.Usage;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Gives people the app: which installers there are, and the one for their machine. */
@ApplicationScoped
public class InstallerHandler {

    private final HeldCatalog catalog;
    private final CatalogReader database;
    private final StoredLookup stored;
    private final InstallerFormat format;
    private final FileRedirect redirect;

    InstallerHandler(HeldCatalog catalog, CatalogReader database, StoredLookup stored, InstallerFormat format,
            FileRedirect redirect) {
        this.catalog = catalog;
        this.database = database;
        this.stored = stored;
        this.format = format;
        this.redirect = redirect;
    }

    /** @throws Problem when there is no such app, or no stable release of it yet */
    public void latest(RoutingContext context, String appName) {
        ServedApp app = catalog.requireApp(appName);
        InstallableRelease release = app.offering().installable().stream().findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.RELEASE_NOT_FOUND, "This app has no stable release yet."));
        send(context, "public, max-age=0, s-maxage=30", format.release(app.catalog().slug(), release));
    }

    /**
     * @param wanted platform, and version if one is asked for
     * @throws Problem when there is no such app, platform or installer; problems of the database are answered later
     */
    public void download(RoutingContext context, String appName, List<String> wanted) {
        ServedApp app = catalog.requireApp(appName);
        RequestedTarget target = InstallerChoice.requireTarget(wanted.get(0));
        List<InstallableRelease> held = app.offering().installable();
        if (wanted.size() == 1) {
            send(context, app, InstallerChoice.highest(held, target).orElseThrow(InstallerHandler::notFound));
            return;
        }
        TauriVersion version = InstallerChoice.requireVersion(wanted.get(1));
        Optional<InstallableRelease> release = held.stream().filter(one -> one.version().equals(version)).findFirst();
        if (release.isPresent()) {
            send(context, app, choose(release, target));
        } else {
            stored.answer(context, app.id() + "/" + version, () -> database.installable(app.id(), version),
                    found -> send(context, app, choose(found, target)));
        }
    }

    private static InstallerChoice choose(Optional<InstallableRelease> release, RequestedTarget target) {
        return InstallerChoice.highest(release.stream().toList(), target).orElseThrow(InstallerHandler::notFound);
    }

    private void send(RoutingContext context, ServedApp app, InstallerChoice choice) {
        HttpServerRequest request = context.request();
        if (QueryParameter.first(request.query(), "format").filter("json"::equals).isPresent()) {
            send(context, "no-store", format.installer(app.catalog().slug(), choice));
            return;
        }
        OfferedInstaller installer = choice.installer();
        redirect.send(request, installer.location(), installer.filename(), Usage.download(UsageKind.INSTALLER_DOWNLOAD,
                app.id(), choice.release().version().toString(), installer.platform().wireName()));
    }

    private static void send(RoutingContext context, String caching, JsonObject body) {
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, caching).end(body.toBuffer());
    }

    private static Problem notFound() {
        return Problem.of(ProblemCode.INSTALLER_NOT_FOUND, "There is no installer for this platform and version.");
    }
}
