package dev.oasis.update.check;

import java.util.List;

import jakarta.inject.Singleton;

import dev.oasis.common.catalog.decision.CheckRequest;
import dev.oasis.common.catalog.decision.Decision;
import dev.oasis.common.catalog.decision.Decision.Nothing;
import dev.oasis.common.catalog.decision.Decision.Offer;
import dev.oasis.common.catalog.decision.NothingReason;
import dev.oasis.common.catalog.decision.UpdateDecision;
import dev.oasis.common.catalog.decision.UpdaterGeneration;
import dev.oasis.common.catalog.target.CheckPath;
import dev.oasis.common.catalog.target.OperatingSystem;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.catalog.target.RequestedTarget;
import dev.oasis.common.events.UsageKind;
import dev.oasis.common.web.address.ClientAddress;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.update.snapshot.CatalogSnapshot;
import dev.oasis.update.snapshot.HeldCatalog;
import dev.oasis.update.snapshot.ServedApp;
import dev.oasis.update.usage.Usage;
import dev.oasis.update.usage.UsageCounting;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Answers an update check: 200 with the bundle, or 204. */
@Singleton
public class CheckHandler {

    private static final String OFFERED = "offered";

    private final HeldCatalog catalog;
    private final UsageCounting usage;
    private final ClientAddress clients;
    private final CacheRules caches;

    public CheckHandler(HeldCatalog catalog, UsageCounting usage, ClientAddress clients, CacheRules caches) {
        this.catalog = catalog;
        this.usage = usage;
        this.clients = clients;
        this.caches = caches;
    }

    /**
     * @param target the segments after {@code update}
     * @throws Problem for what cannot be decided: no such app or channel, a version that is none
     */
    public void answer(RoutingContext context, String appName, String channel, List<String> target) {
        HttpServerRequest request = context.request();
        CatalogSnapshot snapshot = catalog.require();
        ServedApp app = HeldCatalog.requireApp(snapshot, appName);
        CheckPath.Parts parts = require(CheckPath.parse(target));
        CheckRequest check = ClientWords.check(request, clients, app, channel, parts);
        Decision decision = UpdateDecision.decide(app.catalog(), check);
        if (decision instanceof Nothing nothing && nothing.reason() == NothingReason.UNKNOWN_CHANNEL) {
            throw unknownChannel();
        }
        if (request.method() == HttpMethod.GET) {
            usage.count(usageOf(app, channel, parts, decision), request);
        }
        boolean shared = check.clientId().isEmpty() && app.answersAllAlike();
        if (decision instanceof Offer offer) {
            caches.send(request, snapshot, app.answers().offer(offer), shared);
        } else if (app.catalog().options().quietForOldest() && check.generation() == UpdaterGeneration.BUILT_IN) {
            caches.send(request, snapshot, app.answers().upToDate(check.current()), shared);
        } else {
            caches.sendNothing(request, snapshot, shared);
        }
    }

    static Problem unknownChannel() {
        return Problem.of(ProblemCode.CHANNEL_NOT_FOUND, "This app has no channel of this name.");
    }

    private static CheckPath.Parts require(CheckPath path) {
        if (path instanceof CheckPath.Parts parts) {
            return parts;
        }
        if (path instanceof CheckPath.NotAVersion) {
            throw Problem.ofField(ProblemCode.INVALID_VERSION, "current", "must be a semantic version such as 1.4.0.");
        }
        throw Problem.of(ProblemCode.MALFORMED_REQUEST,
                "Ask {app}/update/{target}/{current} or {app}/update/{target}/{arch}/{current}, with {bundle} behind if known.");
    }

    private static Usage usageOf(ServedApp app, String channel, CheckPath.Parts parts, Decision decision) {
        String offered = decision instanceof Offer offer ? offer.release().version().toString() : "";
        String outcome = decision instanceof Nothing nothing ? nothing.reason().wireName() : OFFERED;
        return new Usage(UsageKind.CHECK, app.id(), channel, app.counted(parts.current()), offered, platform(parts.target()),
                outcome);
    }

    private static String platform(RequestedTarget target) {
        return target.platform().map(Platform::wireName)
                .orElseGet(() -> target.operatingSystem().map(OperatingSystem::wireName).orElse(""));
    }
}
