package dev.oasis.e2e.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.oasis.e2e.platform.Database;
import dev.oasis.e2e.platform.FaultTest;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;
import dev.oasis.e2e.platform.SampleApp;
import dev.oasis.localstack.process.ProcessFailure;
import dev.oasis.testkit.kit.SampleSigner;
import dev.oasis.testkit.stack.StackPart;

/**
 * Three replicas of update-api while everything changes and nothing holds: no answer is wrong, and in the end all agree. How
 * much happens in between is counted in changes, not in seconds.
 */
@ExtendWith(PlatformExtension.class)
class ThreeReplicasTest {

    private static final int CHANGES_BETWEEN_FAULTS = 8;
    private static final int LAST_QUESTIONS = 200;
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration WRITTEN = Duration.ofSeconds(30);
    private static final Duration PROGRESS = Duration.ofSeconds(90);
    private static final Duration AGREED = Duration.ofSeconds(15);

    private final Platform platform;
    private final SampleApp app;
    private final CatalogHistory history;
    private final Administrator administrator;
    private final KafkaLine line;
    private final List<Replica> replicas = new ArrayList<>();
    private final Random random = new Random();

    ThreeReplicasTest(Platform platform) throws IOException {
        this.platform = platform;
        this.history = CatalogHistory.begin(new Database(platform));
        SampleSigner signer = SampleSigner.create();
        this.app = SampleApp.create(platform, signer.publicKey());
        this.administrator = new Administrator(platform, app, signer);
        this.line = new KafkaLine(platform.stack().kafkaBootstrap());
    }

    @BeforeEach
    void start_the_replicas() throws Exception {
        for (int i = 1; i <= 3; i++) {
            replicas.add(new Replica(platform, "replica-" + i, line.bootstrap()));
        }
        replicas.forEach(Replica::launch);
        for (Replica replica : replicas) {
            replica.awaitReady();
            // The app is older than the replicas: each has it from the beginning, and nothing to offer of it.
            assertThat(replica.ask(app.slug(), anything()).answer().status()).isEqualTo(204);
        }
    }

    @AfterEach
    void stop_the_replicas() throws IOException {
        line.close();
        replicas.forEach(Replica::close);
    }

    @FaultTest
    void every_answer_is_the_decision_on_the_catalog_that_it_names_and_in_the_end_all_agree() throws Exception {
        try (EndlessWork work = new EndlessWork(PAUSE)) {
            work.repeat(administrator::act);
            replicas.forEach(replica -> work.repeat(() -> replica.ask(app.slug(), administrator.versions())));
            awaitChanges();
            losingEvents();
            withoutBroker();
            withoutDatabase(replicas.get(random.nextInt(replicas.size())));
            await().atMost(PROGRESS).until(administrator::hasDoneEverything);
        }
        awaitAgreement();
        history.read(app.slug());
        for (Replica replica : replicas) {
            assertNeverWrong(replica);
        }
        assertThat(line.breaks()).as("times that the line broke by itself").isPositive();
        assertThat(app.open("/update/linux/x86_64/1.0.0").header("X-Oasis-Catalog")).as("of one not told to").isEmpty();
        history.end();
    }

    private void losingEvents() throws ExecutionException, InterruptedException {
        line.cut();
        awaitChanges();
        LostEvents.forEver(platform.stack().kafkaBootstrap());
        line.mend();
        awaitChanges();
    }

    private void withoutBroker() {
        platform.kill(StackPart.KAFKA);
        awaitChanges();
        platform.start(StackPart.KAFKA);
        awaitChanges();
    }

    /** The database goes, and one replica dies and starts again before it is back. */
    private void withoutDatabase(Replica victim) throws IOException, ProcessFailure, InterruptedException {
        await().atMost(WRITTEN).until(() -> victim.hasCopyOf(app.slug()));
        platform.stop(StackPart.POSTGRES);
        victim.kill();
        victim.launch();
        victim.awaitReady();
        await().atMost(PROGRESS).until(() -> victim.catalog() > 0);
        platform.start(StackPart.POSTGRES);
        awaitChanges();
    }

    private void awaitChanges() {
        int enough = administrator.total() + CHANGES_BETWEEN_FAULTS;
        await().atMost(PROGRESS).until(() -> administrator.total() >= enough);
    }

    /** Nobody changes anything any more but ramps, which soon come to their ends. */
    private void awaitAgreement() {
        long clock = Long.parseLong(new Database(platform).query("select version from catalog_clock").get(0));
        for (int i = 0; i < LAST_QUESTIONS; i++) {
            Question question = anything();
            // At once: waiting before each look would take longer than all the rest of the test.
            List<Observation> answers = await().pollDelay(Duration.ZERO).atMost(AGREED).until(
                    () -> replicas.stream().map(replica -> replica.ask(app.slug(), question)).toList(),
                    all -> all.stream().allMatch(answer -> answer.catalog() >= clock)
                            && all.stream().map(Observation::catalog).distinct().count() == 1);
            assertThat(answers.stream().map(Observation::said).distinct()).as("%s", answers).hasSize(1);
        }
    }

    private Question anything() {
        return Question.random(random, administrator.versions());
    }

    private void assertNeverWrong(Replica replica) throws IOException {
        List<Observation> observations = replica.observations();
        assertThat(observations.stream()
                .flatMap(seen -> seen.objection(history.at(seen.catalog())).map(wrong -> wrong + ": " + seen).stream()))
                .isEmpty();
        assertThat(replica.faults()).isEmpty();
        assertThat(replica.uncaughtExceptions()).isEmpty();
        assertThat(observations).filteredOn(Observation::isOffer).hasSizeGreaterThan(observations.size() / 20);
        assertThat(observations.stream().map(Observation::catalog).distinct()).as("catalogs that were answered from")
                .hasSizeGreaterThan(2 * CHANGES_BETWEEN_FAULTS);
        System.out.printf("%s: %d answers from %d of %d versions%n", replica, observations.size(),
                observations.stream().map(Observation::catalog).distinct().count(), history.size());
    }
}
