package dev.oasis.admin.ramp;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.PublishedRelease.draft;
import static dev.oasis.admin.PublishedRelease.freshApp;
import static dev.oasis.admin.PublishedRelease.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.oasis.admin.ramp.DueSteps.DueStep;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Several controllers at one ramp: each racer is what one replica does, on a connection of its own. The service's own
 * controller runs beside them.
 */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class RampRaceTest {

    private static final int REPLICAS = 4;
    private static final int RACES = 3;
    private static final String RAMP = "{\"percent\":1,\"ramp\":[{\"percent\":10,\"after\":\"PT1H\"},"
            + "{\"percent\":50,\"after\":\"P1D\"},{\"percent\":100,\"after\":\"P3D\"}]}";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    Pool pool;
    @Inject
    StepAdvance steps;

    @Test
    void replicasThatAllSeeADueStepTakeItOnceAndMoveTheRestOnce() throws Exception {
        for (int race = 0; race < RACES; race++) {
            String app = freshApp();
            String rollout = ramped(app);
            DueStep first = new DueStep(idOf(app), release(rollout), "stable", 1);
            run("update ramp_step set due_at = due_at - interval '25 hours' where rollout_id = $1", rollout);

            race(first);

            assertThat(number("select basis_points from rollout where id = $1", rollout)).isEqualTo(1_000);
            assertThat(advances(rollout)).isEqualTo(1);
            assertThat(minutesUntilNextStep(rollout)).isBetween(23 * 60 - 1L, 23 * 60L);
        }
    }

    @Test
    void aRampIsWalkedByReplicasThatAllLookAllTheTimeStepByStep() throws Exception {
        String app = freshApp();
        String rollout = ramped(app);
        for (int position = 1; position <= 3; position++) {
            run("update ramp_step set due_at = now() where rollout_id = $1 and position = (select min(position) from ramp_step "
                    + "where rollout_id = $1 and applied_at is null)", rollout);

            race(new DueStep(idOf(app), release(rollout), "stable", position));

            assertThat(advances(rollout)).isEqualTo(position);
        }
        assertThat(number("select basis_points from rollout where id = $1", rollout)).isEqualTo(10_000);
    }

    @Test
    void aStepThatAReplicaDiedAtIsTakenByAnother() {
        String app = freshApp();
        String rollout = ramped(app);
        SqlConnection dying = pool.getConnectionAndAwait();
        int backend = dying.query("select pg_backend_pid()").executeAndAwait().iterator().next().getInteger(0);
        dying.query("begin").executeAndAwait();
        dying.preparedQuery("select id from release where id = $1 for update").executeAndAwait(Tuple.of(release(rollout)));
        run("update ramp_step set due_at = due_at - interval '2 hours' where rollout_id = $1", rollout);
        dying.preparedQuery("update ramp_step set applied_at = now() where rollout_id = $1 and position = 1")
                .executeAndAwait(Tuple.of(rollout));
        dying.preparedQuery("update rollout set basis_points = 1000 where id = $1").executeAndAwait(Tuple.of(rollout));
        // The service's own controller has come and waits for the row that the dying one has locked.
        await().atMost(LIMIT).until(() -> number("select count(*) from pg_locks where not granted and $1 <> ''", rollout) > 0);
        assertThat(advances(rollout)).isZero();

        pool.preparedQuery("select pg_terminate_backend($1)").executeAndAwait(Tuple.of(backend));

        await().atMost(LIMIT).until(() -> advances(rollout) == 1);
        assertThat(number("select basis_points from rollout where id = $1", rollout)).isEqualTo(1_000);
        assertThat(number("select count(*) from ramp_step where rollout_id = $1 and applied_at is not null", rollout))
                .isEqualTo(1);
    }

    /** All at once, as often as there are replicas. */
    private void race(DueStep step) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(REPLICAS);
        CyclicBarrier start = new CyclicBarrier(REPLICAS);
        try {
            List<Future<?>> racers = new ArrayList<>();
            for (int i = 0; i < REPLICAS; i++) {
                racers.add(threads.submit(() -> {
                    start.await();
                    return advance(step);
                }));
            }
            for (Future<?> racer : racers) {
                racer.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private Void advance(DueStep step) throws Exception {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> steps.advance(step, new Actor("schedule", "Schedule", "", Ulid.next())));
        } catch (Exception e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** A rollout on stable with three steps before it; answers its id. */
    private String ramped(String app) {
        String release = draft(app, "1.0.0", "linux-x86_64");
        publish(app, release, RAMP).then().statusCode(200);
        return text("select id from rollout where release_id = $1", release);
    }

    private static String idOf(String app) {
        return asOwner().get("/admin/apps/{app}", app).path("id");
    }

    private String release(String rollout) {
        return text("select release_id from rollout where id = $1", rollout);
    }

    private long advances(String rollout) {
        return number("select count(*) from audit_entry where subject_id = $1 and action = 'rollout.advanced'", rollout);
    }

    private long minutesUntilNextStep(String rollout) {
        return number("""
                select (extract(epoch from min(s.due_at) - now()) / 60)::bigint from ramp_step s
                where s.rollout_id = $1 and s.applied_at is null""", rollout);
    }

    private String text(String sql, String value) {
        return pool.preparedQuery(sql).executeAndAwait(Tuple.of(value)).iterator().next().getString(0);
    }

    private long number(String sql, String value) {
        return pool.preparedQuery(sql).executeAndAwait(Tuple.of(value)).iterator().next().getLong(0);
    }

    private void run(String sql, String value) {
        pool.preparedQuery(sql).executeAndAwait(Tuple.of(value));
    }
}
