package dev.oasis.ingest.webhook.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.oasis.common.events.Topic;
import dev.oasis.common.webhook.WebhookProvider;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.ingest.webhook.Hooks;
import dev.oasis.testkit.stack.RunningStack;
import dev.oasis.testkit.stack.StackPart;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

/**
 * Deliveries at 500 a second, a third of them duplicates, while PostgreSQL and Kafka are stopped and started again: 500 of
 * them, or {@code -Doasis.flood.deliveries}.
 */
@Tag("flood")
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class FloodTest {

    private static final Logger LOG = Logger.getLogger(FloodTest.class);
    private static final int TOTAL = Integer.getInteger("oasis.flood.deliveries", 500);
    private static final long PACE_NANOS = TimeUnit.SECONDS.toNanos(1) / 500;
    private static final int FIRST_NUMBER = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    RunningStack stack;
    @TestHTTPResource
    URI base;
    @Inject
    Hooks hooks;
    @Inject
    StandIn provider;
    @Inject
    Reconciler reconciler;
    @Inject
    TestDatabase database;

    private Hooks.Known hook;
    private final List<CompletableFuture<StandIn.Sent>> flood = new ArrayList<>();

    @BeforeEach
    void prepare() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafkaBootstrap()))) {
            if (!admin.listTopics().names().get(30, TimeUnit.SECONDS).contains(Topic.WEBHOOKS.topicName())) {
                admin.createTopics(List.of(new NewTopic(Topic.WEBHOOKS.topicName(), Topic.WEBHOOKS.partitions(), (short) 1)))
                        .all().get(30, TimeUnit.SECONDS);
            }
        }
        provider.forget();
        hook = hooks.add(WebhookProvider.GITHUB);
        provider.register(hooks, hook);
    }

    @Test
    void every_delivery_has_its_effect_once_whatever_goes_away_meanwhile() throws Throwable {
        send(0, TOTAL / 3);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> {
            stack.stop(StackPart.POSTGRES);
            stack.stop(StackPart.KAFKA);
        });
        send(TOTAL / 3, TOTAL / 2);
        stopped.get();
        int down = send(TOTAL / 2, TOTAL * 2 / 3);
        CompletableFuture<Void> started = CompletableFuture.runAsync(() -> {
            stack.start(StackPart.POSTGRES);
            stack.start(StackPart.KAFKA);
        });
        send(TOTAL * 2 / 3, TOTAL * 5 / 6);
        started.get();
        send(TOTAL * 5 / 6, TOTAL);
        List<StandIn.Sent> first = flood.stream().map(CompletableFuture::join).toList();
        print(first);
        assertThat(first.subList(TOTAL / 2, TOTAL / 2 + down)).extracting(sent -> sent.delivery().status())
                .as("while there was no database").containsOnly(503);
        Set<String> accepted = idsOf(first, sent -> sent.delivery().arrived());
        Set<String> all = idsOf(first, sent -> true);

        awaitSettled();
        assertThat(events()).as("accepted deliveries are there").containsAll(accepted);
        int again = 0;
        for (int round = 0; round < 30 && !events().containsAll(all); round++) {
            hooks.change(hook, "reconciled_at = null");
            again += VertxContextSupport.subscribeAndAwait(() -> reconciler.reconcileDue());
        }
        awaitSettled();
        LOG.infof("FLOOD: %d were accepted at once, %d were fetched in %d redeliveries", accepted.size(),
                all.size() - accepted.size(), again);

        assertThat(events()).as("none is lost").containsExactlyInAnyOrderElementsOf(all);
        assertThat(count("select count(*) from webhook_event where hook_id = $1 and state = 'processed'"))
                .isEqualTo(all.size());
        assertThat(count("select count(distinct number) from test_effect e join webhook_event w on w.id = e.event_id "
                + "where w.hook_id = $1")).as("each has its effect").isEqualTo(all.size());
        assertThat(count("select count(*) from test_effect e join webhook_event w on w.id = e.event_id where w.hook_id = $1"))
                .as("and has it once").isEqualTo(all.size());
    }

    /** Sends these at their pace; answers how many. Each third repeats the one before it, at the same moment. */
    private int send(int from, int to) {
        long next = System.nanoTime();
        for (int i = from; i < to; i++) {
            int number = FIRST_NUMBER + (i % 3 == 2 ? i - 1 : i);
            String fails = number % 20 == 0 ? ",\"fail\":\"once\"" : "";
            flood.add(provider.send(base, hook, "flood-" + number, "{\"number\":" + number + fails
                    + ",\"repository\":{\"full_name\":\"octo/flood\"},\"padding\":\"" + "x".repeat(6_000) + "\"}"));
            next += PACE_NANOS;
            LockSupport.parkNanos(next - System.nanoTime());
        }
        return to - from;
    }

    private void awaitSettled() {
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(
                () -> count("select count(*) from webhook_event where hook_id = $1 and settled_at is null") == 0);
    }

    private long count(String sql) {
        return database.count(sql, hook.id());
    }

    private Set<String> events() {
        Set<String> found = new HashSet<>();
        database.rows("select delivery_id from webhook_event where hook_id = $1", hook.id())
                .forEach(row -> found.add(row.getString(0)));
        return found;
    }

    private static Set<String> idsOf(List<StandIn.Sent> sent, Predicate<StandIn.Sent> which) {
        return sent.stream().filter(which).map(one -> one.delivery().deliveryId()).collect(Collectors.toSet());
    }

    private static void print(List<StandIn.Sent> sent) {
        Map<Integer, List<Long>> byStatus = new TreeMap<>();
        sent.forEach(one -> byStatus.computeIfAbsent(one.delivery().status(), status -> new ArrayList<>())
                .add(one.took().toMillis()));
        byStatus.forEach((status, millis) -> {
            millis.sort(null);
            LOG.infof("FLOOD: %d answers %d: p50 %d ms, p99 %d ms, longest %d ms", millis.size(), status,
                    millis.get(millis.size() / 2), millis.get((int) (millis.size() * 0.99)), millis.get(millis.size() - 1));
        });
    }
}
