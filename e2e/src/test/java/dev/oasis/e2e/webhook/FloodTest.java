package dev.oasis.e2e.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.oasis.e2e.platform.Database;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;
import dev.oasis.localstack.up.ServiceDefinition;
import dev.oasis.testkit.provider.ProviderStandIn;
import dev.oasis.testkit.stack.StackPart;

/**
 * Deliveries at 500 a second, a third of them repetitions, to two processes: 500 of them, or
 * {@code -Doasis.flood.deliveries}. One process is killed meanwhile, PostgreSQL loses its power and Kafka is restarted. What
 * the services did not take is known to the provider alone, and it sends nothing again by itself: only the reconciler can have
 * fetched it.
 */
@Tag("flood")
@ExtendWith(PlatformExtension.class)
class FloodTest {

    private static final int TOTAL = Integer.getInteger("oasis.flood.deliveries", 500);
    private static final int WARM_UP = Math.max(60, TOTAL / 10);
    private static final int WARM_UP_RATE = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int ACCEPTED = 202;

    private final Platform platform;
    private final Database database;
    private ProviderStandIn standIn;
    private LinkedRepository repository;
    private IngestReplica replica;

    FloodTest(Platform platform) {
        this.platform = platform;
        this.database = new Database(platform);
    }

    @BeforeEach
    void prepare() {
        standIn = ProviderStandIn.start();
        repository = LinkedRepository.byToken(platform, standIn, "github");
        repository.pipeline("App", Map.of("events", List.of("push")));
        replica = IngestReplica.start(platform);
    }

    @AfterEach
    void leave() {
        replica.close();
        try {
            repository.close();
        } finally {
            standIn.close();
        }
    }

    @Test
    void every_delivery_has_its_effect_once_whatever_goes_away_meanwhile() {
        Flood flood = new Flood(standIn, repository.hook(standIn));
        String own = platform.url(ServiceDefinition.CI_INGEST);
        List<String> both = List.of(own, replica.url());

        flood.send("warm-up", false, WARM_UP, WARM_UP_RATE, both);
        flood.quietly("two processes", TOTAL * 30 / 100, both);
        flood.during("one is killed", TOTAL * 10 / 100, both, this::killHalfway);
        flood.quietly("one process", TOTAL * 20 / 100, List.of(own));
        flood.during("the stack goes", TOTAL * 10 / 100, List.of(own), this::stopStack);
        Flood.Phase away = flood.during("no stack", TOTAL * 10 / 100, List.of(own), () -> {
        });
        flood.during("the stack comes", TOTAL * 5 / 100, List.of(own), this::startStack);
        awaitReady();
        flood.quietly("all is back", TOTAL * 15 / 100, List.of(own));
        long sent = System.nanoTime();

        FloodReport report = new FloodReport(flood.phases());
        Set<String> accepted = flood.accepted();
        Set<String> all = flood.guids();
        assertThat(away.attempts()).as("nothing is acknowledged without a database")
                .noneMatch(attempt -> attempt.status() == ACCEPTED);
        awaitNone("select 1 from webhook_event where settled_at is null and " + ofHook());
        assertThat(deliveries()).as("what was acknowledged is there").containsAll(accepted);
        await().atMost(PATIENCE).until(() -> deliveries().equals(all));
        awaitNone("select 1 from webhook_event where settled_at is null and " + ofHook());
        report.add(accepted.size() + " of " + all.size() + " deliveries were accepted at once, the reconciler has fetched "
                + (all.size() - accepted.size()) + "; all were worked off " + seconds(sent) + " s after the last was sent.");
        awaitNone("select 1 from job where repository_id = '" + repository.id() + "' and not exists (select 1 from "
                + "provider_status s where s.job_id = job.id and s.settled_revision = s.wanted_revision)");
        report.add("The provider was told of each job after " + seconds(sent) + " s.");
        report.print();

        assertThat(database.query("select distinct state from webhook_event where " + ofHook())).containsExactly("processed");
        List<String> commits = database.query("select sha from job where repository_id = '" + repository.id() + "'");
        assertThat(commits).as("each has one job").doesNotHaveDuplicates().hasSize(all.size());
        assertThat(repository.told(standIn, "status")).extracting(status -> status.getString("sha"))
                .as("and each commit its status").containsAll(commits);
    }

    private void killHalfway() {
        pause(TOTAL / 10 * 1_000L / 500 / 2);
        replica.kill();
    }

    private void stopStack() {
        pause(TOTAL / 10 * 1_000L / 500 / 2);
        platform.kill(StackPart.POSTGRES);
        platform.stop(StackPart.KAFKA);
    }

    private void startStack() {
        platform.start(StackPart.POSTGRES);
        platform.start(StackPart.KAFKA);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() {
        await().atMost(PATIENCE)
                .until(() -> platform.anonymous(ServiceDefinition.CI_INGEST).get("/health/ready").status() == 200);
    }

    private void awaitNone(String sql) {
        await().atMost(PATIENCE).until(() -> database.query(sql + " limit 1").isEmpty());
    }

    private Set<String> deliveries() {
        return new HashSet<>(database.query("select delivery_id from webhook_event where " + ofHook()));
    }

    private String ofHook() {
        return "hook_id = (select id from webhook_hook where repository_id = '" + repository.id() + "')";
    }

    private static long seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toSeconds();
    }
}
