package dev.oasis.update.routing;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.oasis.common.catalog.app.Channel;
import dev.oasis.common.catalog.app.Slug;
import dev.oasis.common.ratelimit.RateClass;
import dev.oasis.common.ratelimit.RateLimiter;
import dev.oasis.common.web.cors.Preflight;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.web.request.RequestGate;
import dev.oasis.update.address.PathSegments;
import dev.oasis.update.check.CheckHandler;
import dev.oasis.update.check.KnownCheck;
import dev.oasis.update.check.ManifestHandler;
import dev.oasis.update.download.ArtifactHandler;
import dev.oasis.update.download.InstallerHandler;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Tells the public addresses apart by their form. What has none of these forms goes on to REST. Channel names that could be
 * taken for another form are reserved, so there is no doubt.
 */
@ApplicationScoped
public class PublicRoutes {

    private static final Logger LOG = Logger.getLogger(PublicRoutes.class);
    /**
     * After the request gate, before all that Quarkus puts in front of REST: for each request it would normalize the path and
     * look up who asks and what for, which costs as much as half a check.
     */
    private static final int PRIORITY = RequestGate.PRIORITY - 1;

    private final CheckHandler checks;
    private final ManifestHandler manifests;
    private final ArtifactHandler artifacts;
    private final InstallerHandler installers;
    private final RateLimiter limiter;
    private final UnfinishedRequests unfinished;

    public PublicRoutes(CheckHandler checks, ManifestHandler manifests, ArtifactHandler artifacts,
            InstallerHandler installers, RateLimiter limiter, UnfinishedRequests unfinished) {
        this.checks = checks;
        this.manifests = manifests;
        this.artifacts = artifacts;
        this.installers = installers;
        this.limiter = limiter;
        this.unfinished = unfinished;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    private void handle(RoutingContext context) {
        try {
            if (!answerKnown(context)) {
                unfinished.begin(context);
                List<String> path = PathSegments.of(context.request().path());
                if (path.size() < 2 || Slug.isReservedForApps(path.get(0)) || !answer(context, path)) {
                    context.next();
                }
            }
        } catch (Problem problem) {
            RequestGate.refuse(context, problem);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "%s %s failed", context.request().method(), context.request().path());
            RequestGate.refuse(context, Problem.of(ProblemCode.INTERNAL_ERROR, "The request failed for a reason of ours."));
        }
    }

    /** The short way of nearly all requests: a check at an address that was read before. */
    private boolean answerKnown(RoutingContext context) {
        HttpServerRequest request = context.request();
        KnownCheck check = isRead(request) ? checks.find(request.path()) : null;
        if (check == null) {
            return false;
        }
        PublicCors.allow(request.response());
        limiter.admitPublic(context, RateClass.CHECK);
        checks.answer(context, check);
        return true;
    }

    private static boolean isRead(HttpServerRequest request) {
        return request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    }

    private boolean answer(RoutingContext context, List<String> path) {
        HttpServerRequest request = context.request();
        PublicCors.allow(request.response());
        if (isRead(request)) {
            return dispatch(context, path);
        }
        if (Preflight.is(request)) {
            limiter.admitPublic(context, RateClass.CHECK);
            PublicCors.answerPreflight(request.response());
            return true;
        }
        return false;
    }

    private boolean dispatch(RoutingContext context, List<String> path) {
        int size = path.size();
        String app = path.get(0);
        if (size > 2 && path.get(1).equals("update")) {
            limiter.admitPublic(context, RateClass.CHECK);
            checks.answer(context, app, Channel.STABLE, path.subList(2, size));
        } else if (size > 3 && path.get(2).equals("update")) {
            limiter.admitPublic(context, RateClass.CHECK);
            checks.answer(context, app, path.get(1), path.subList(3, size));
        } else if (path.get(size - 1).equals("latest.json") && size <= 3) {
            limiter.admitPublic(context, RateClass.CHECK);
            manifests.answer(context, app, size == 2 ? Channel.STABLE : path.get(1));
        } else {
            return download(context, app, path);
        }
        return true;
    }

    private boolean download(RoutingContext context, String app, List<String> path) {
        int size = path.size();
        if (size == 4 && path.get(1).equals("artifacts")) {
            limiter.admitPublic(context, RateClass.DOWNLOAD);
            artifacts.redirect(context, app, path.get(2));
        } else if (size == 3 && path.get(1).equals("releases") && path.get(2).equals("latest")) {
            limiter.admitPublic(context, RateClass.CHECK);
            installers.latest(context, app);
        } else if ((size == 3 || size == 4) && path.get(1).equals("download")) {
            limiter.admitPublic(context, RateClass.DOWNLOAD);
            installers.download(context, app, path.subList(2, size));
        } else {
            return false;
        }
        return true;
    }
}
