package dev.oasis.common.ratelimit;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import jakarta.inject.Singleton;

import dev.oasis.common.web.address.ClientAddress;
import dev.oasis.common.web.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Takes a token for each request, or answers {@code rate_limited} when there is none. Classes that are switched off always let
 * through.
 */
@Singleton
public class RateLimiter {

    private static final String REFUSED = "oasis.ratelimit.refused";

    private final RateLimitConfig config;
    private final ClientAddress clients;
    private final LocalBuckets local;
    private final BucketStore store;
    private final Map<RateClass, RateLimitHeaders> headers = new EnumMap<>(RateClass.class);
    private final Map<RateClass, Counter> refused = new EnumMap<>(RateClass.class);

    public RateLimiter(RateLimitConfig config, ClientAddress clients, LocalBuckets local, BucketStore store,
            MeterRegistry meters) {
        this.config = config;
        this.clients = clients;
        this.local = local;
        this.store = store;
        for (RateClass rateClass : RateClass.values()) {
            headers.put(rateClass, RateLimitHeaders.of(rateClass, config.of(rateClass)));
            refused.put(rateClass, Counter.builder(REFUSED).tag("class", rateClass.wireName()).register(meters));
        }
    }

    /**
     * Counts a public request by the client's network. What is let through gets no header: shared caches keep such answers, and
     * one client's quota says nothing to the next.
     *
     * @param rateClass {@code CHECK} or {@code DOWNLOAD}, which are never shared
     * @throws Problem {@code rate_limited}
     */
    public void admitPublic(RoutingContext context, RateClass rateClass) {
        BucketTable table = local.of(rateClass);
        if (table == null) {
            return;
        }
        long network = clients.of(context.request()).network();
        if (!table.take(network)) {
            throw refuse(context, rateClass, table.look(network));
        }
    }

    /**
     * Counts a request by the client's network, and tells the client what is left.
     *
     * @return fails with {@link Problem} {@code rate_limited}
     */
    public Uni<Void> admitNetwork(RoutingContext context, RateClass rateClass) {
        return admit(context, rateClass, network(context));
    }

    /**
     * Counts a request by who makes it, and tells the client what is left.
     *
     * @param id of the key or person
     * @return fails with {@link Problem} {@code rate_limited}
     */
    public Uni<Void> admitCaller(RoutingContext context, RateClass rateClass, String id) {
        return admit(context, rateClass, "caller/" + id);
    }

    private Uni<Void> admit(RoutingContext context, RateClass rateClass, String subject) {
        if (!enabled(rateClass)) {
            return Uni.createFrom().voidItem();
        }
        return store.take(rateClass, subject).map(taking -> {
            if (!taking.taken()) {
                throw refuse(context, rateClass, taking.bucket());
            }
            headers.get(rateClass).write(context.response(), taking.bucket());
            return null;
        });
    }

    /**
     * To be asked before credentials are looked up.
     *
     * @return fails with {@link Problem} {@code rate_limited} when too many credentials from this network have failed
     */
    public Uni<Void> requireFewFailures(RoutingContext context) {
        if (!enabled(RateClass.LOGIN)) {
            return Uni.createFrom().voidItem();
        }
        return store.look(RateClass.LOGIN, network(context)).map(bucket -> {
            if (bucket.isEmpty()) {
                throw refuse(context, RateClass.LOGIN, bucket);
            }
            return null;
        });
    }

    /** Counts credentials that have failed. */
    public Uni<Void> countFailure(RoutingContext context) {
        return enabled(RateClass.LOGIN) ? store.take(RateClass.LOGIN, network(context)).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private boolean enabled(RateClass rateClass) {
        return config.of(rateClass).enabled();
    }

    private String network(RoutingContext context) {
        return "network/" + Long.toHexString(clients.of(context.request()).network());
    }

    private Problem refuse(RoutingContext context, RateClass rateClass, Bucket bucket) {
        refused.get(rateClass).increment();
        headers.get(rateClass).write(context.response(), bucket);
        Duration wait = RateLimitHeaders.wholeSeconds(bucket.untilToken());
        return Problem.rateLimited("There were too many " + nounOf(rateClass) + "; try again in " + wait.toSeconds()
                + " s.", wait);
    }

    private static String nounOf(RateClass rateClass) {
        return rateClass == RateClass.LOGIN ? "failed credentials from this address" : "requests";
    }
}
