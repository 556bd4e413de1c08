package dev.oasis.ingest.webhook.receipt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.web.request.RequestGate;
import dev.oasis.common.web.request.RequestTrace;
import dev.oasis.common.webhook.WebhookProvider;
import dev.oasis.ingest.webhook.WebhookConfig;
import dev.oasis.ingest.webhook.inbox.StoredDelivery;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * {@code POST /webhooks/{provider}} and {@code POST /webhooks/{provider}/{hookId}}. Vert.x routes and no REST: bodies are
 * larger here than anywhere else, and what is signed are their bytes.
 */
@ApplicationScoped
public class WebhookRoutes {

    private static final Logger LOG = Logger.getLogger(WebhookRoutes.class);
    /**
     * Before the request gate, which turns larger bodies away, and before the rate limits: a delivery that is refused for
     * coming too soon would have to be fetched later.
     */
    private static final int PRIORITY = RequestGate.PRIORITY + 1;
    private static final String PREFIX = "/webhooks/";
    private static final int ACCEPTED = 202;
    private static final long LAST_WORD_MILLIS = 1_000;
    private static final int UNAUTHORIZED = 401;

    private final Reception reception;
    private final ReceptionMetrics metrics;
    private final RequestBody bodies;

    public WebhookRoutes(Reception reception, ReceptionMetrics metrics, WebhookConfig config, Vertx vertx) {
        this.reception = reception;
        this.metrics = metrics;
        this.bodies = new RequestBody(vertx, config.maxBody().asLongValue(), config.maxBodiesAtOnce().asLongValue(),
                config.bodyPatience());
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    private void handle(RoutingContext context) {
        if (!isWebhook(context)) {
            context.next();
            return;
        }
        long begun = System.nanoTime();
        Uni.createFrom().deferred(() -> receive(context)).subscribe().with(stored -> {
            metrics.accepted(stored.duplicate(), begun);
            answer(context, Receipt.of(stored));
        }, failure -> {
            Problem problem = problemOf(context, failure);
            metrics.refused(problem.code(), begun);
            refuse(context, problem);
        });
    }

    private static boolean isWebhook(RoutingContext context) {
        try {
            return context.normalizedPath().startsWith(PREFIX);
        } catch (IllegalArgumentException brokenEscape) {
            // The request gate says so.
            return false;
        }
    }

    private Uni<StoredDelivery> receive(RoutingContext context) {
        HookName name = nameOf(context);
        DeliveryReader.requireReadable(name.provider(), context.request().headers());
        return bodies.read(context.request()).flatMap(body -> reception.receive(name, context.request().headers(), body)
                .onTermination().invoke(() -> bodies.release(body)));
    }

    private static HookName nameOf(RoutingContext context) {
        List<String> path = Arrays.asList(context.normalizedPath().substring(PREFIX.length()).split("/", -1));
        WebhookProvider provider = WebhookProvider.ofWireName(path.get(0)).filter(known -> isRoute(known, path))
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND,
                        "Nothing answers at this path; webhooks go to /webhooks/github, gitlab or generic and the hook's id."));
        if (context.request().method() != HttpMethod.POST) {
            throw Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "Webhooks are sent with POST.");
        }
        Optional<String> pathId = path.size() == 2 ? Optional.of(path.get(1)) : Optional.empty();
        return HookName.of(provider, pathId, context.request().headers())
                .orElseThrow(() -> Problem.of(ProblemCode.HOOK_NOT_FOUND, "Neither path nor headers name a hook; send to "
                        + PREFIX + provider.wireName() + "/ and the id that POST /admin/webhooks/hooks has answered."));
    }

    // What is sent by nobody in particular is told apart by its address alone.
    private static boolean isRoute(WebhookProvider provider, List<String> path) {
        return path.size() == 1 ? provider != WebhookProvider.GENERIC : path.size() == 2 && !path.get(1).isEmpty();
    }

    private static void answer(RoutingContext context, Receipt receipt) {
        context.response().setStatusCode(ACCEPTED).putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store").end(receipt.toJson().toBuffer());
    }

    private static Problem problemOf(RoutingContext context, Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        LOG.errorf(failure, "A delivery to %s failed, trace %s", context.request().path(), RequestTrace.of(context));
        return Problem.of(ProblemCode.INTERNAL_ERROR,
                "The delivery failed for a reason of ours; the log has it under this trace id.");
    }

    private static void refuse(RoutingContext context, Problem problem) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        if (!context.request().isEnded()) {
            // What is left of the body is not wanted: the connection cannot be used again. The sender, who may still be
            // writing, is given a moment to read the answer.
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            context.vertx().setTimer(LAST_WORD_MILLIS, ignored -> context.request().connection().close());
        }
        if (problem.code().status() == UNAUTHORIZED) {
            context.response().putHeader("WWW-Authenticate", "Signature");
        }
        RequestGate.refuse(context, problem);
    }
}
