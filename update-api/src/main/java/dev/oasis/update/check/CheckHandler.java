package dev.oasis.update.check;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

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
import dev.oasis.update.answer.RenderedAnswer;
import dev.oasis.update.snapshot.CatalogSnapshot;
import dev.oasis.update.snapshot.HeldCatalog;
import dev.oasis.update.snapshot.ServedApp;
import dev.oasis.update.usage.RepeatedUsage;
import dev.oasis.update.usage.Usage;
import dev.oasis.update.usage.UsageCounting;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Answers an update check: 200 with the bundle, or 204. */
@Singleton
public class CheckHandler {

    private static final String OFFERED = "offered";
    /** At half a kilobyte each, 32 MB when somebody fills all of them. */
    private static final int KNOWN_CHECKS = 1 << 16;

    private final HeldCatalog catalog;
    private final UsageCounting usage;
    private final ClientAddress clients;
    private final CacheRules caches;
    private final KnownChecks known = new KnownChecks(KNOWN_CHECKS);
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile SettledChecks settled = new SettledChecks(null, KNOWN_CHECKS);

    public CheckHandler(HeldCatalog catalog, UsageCounting usage, ClientAddress clients, CacheRules caches) {
        this.catalog = catalog;
        this.usage = usage;
        this.clients = clients;
        this.caches = caches;
    }

    /** The check at this raw path, or null when it must be read first. */
    public KnownCheck find(String path) {
        return known.find(path);
    }

    /**
     * Answers a check at an address that is read for the first time.
     *
     * @param target the segments after {@code update}
     * @throws Problem for what cannot be decided: no such app or channel, a version that is none
     */
    public void answer(RoutingContext context, String appName, String channel, List<String> target) {
        HeldCatalog.requireApp(catalog.require(), appName);
        KnownCheck check = new KnownCheck(context.request().path(), appName, channel, require(CheckPath.parse(target)),
                numbers.getAndIncrement());
        answer(context, check);
        known.remember(check);
    }

    /** @throws Problem for what cannot be decided: the app or the channel may be gone by now */
    public void answer(RoutingContext context, KnownCheck check) {
        HttpServerRequest request = context.request();
        CatalogSnapshot snapshot = catalog.require();
        SettledChecks checks = settledAt(snapshot);
        SettledCheck usual = checks.find(check);
        ServedApp app = usual == null ? HeldCatalog.requireApp(snapshot, check.app()) : usual.app();
        CheckRequest asked = ClientWords.check(request, clients, app, check.channel(), check.parts());
        boolean isUsual = asked.saysNothingOfItself();
        SettledCheck settled = isUsual && usual != null ? usual : settle(check, app, asked);
        if (isUsual && usual == null) {
            checks.keep(settled);
        }
        if (request.method() == HttpMethod.GET) {
            usage.count(settled.usage(), request);
            if (asked.clientId().isPresent()) {
                ClientWords.id(request).ifPresent(id -> usage.see(settled.usage(), id));
            }
        }
        boolean shared = asked.clientId().isEmpty() && app.answersAllAlike();
        if (settled.answer() == null) {
            caches.sendNothing(request, snapshot, shared);
        } else {
            caches.send(request, snapshot, settled.answer(), shared);
        }
    }

    private SettledChecks settledAt(CatalogSnapshot snapshot) {
        SettledChecks checks = settled;
        if (!checks.isOf(snapshot)) {
            checks = new SettledChecks(snapshot, KNOWN_CHECKS);
            settled = checks;
        }
        return checks;
    }

    private static SettledCheck settle(KnownCheck check, ServedApp app, CheckRequest asked) {
        Decision decision = UpdateDecision.decide(app.catalog(), asked);
        if (decision instanceof Nothing nothing && nothing.reason() == NothingReason.UNKNOWN_CHANNEL) {
            throw unknownChannel();
        }
        return new SettledCheck(check, app, answer(app, asked, decision), new RepeatedUsage(usageOf(app, asked, decision)));
    }

    private static RenderedAnswer answer(ServedApp app, CheckRequest check, Decision decision) {
        if (decision instanceof Offer offer) {
            return app.answers().offer(offer);
        }
        boolean quiet = app.catalog().options().quietForOldest() && check.generation() == UpdaterGeneration.BUILT_IN;
        return quiet ? app.answers().upToDate(check.current()) : null;
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

    private static Usage usageOf(ServedApp app, CheckRequest check, Decision decision) {
        String offered = decision instanceof Offer offer ? offer.release().version().toString() : "";
        String outcome = decision instanceof Nothing nothing ? nothing.reason().wireName() : OFFERED;
        return new Usage(UsageKind.CHECK, app.id(), check.channel(), app.counted(check.current()), offered,
                platform(check.target()), outcome);
    }

    private static String platform(RequestedTarget target) {
        return target.platform().map(Platform::wireName)
                .orElseGet(() -> target.operatingSystem().map(OperatingSystem::wireName).orElse(""));
    }
}
