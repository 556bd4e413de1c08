package dev.oasis.ingest.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.jobs.JobKind;
import dev.oasis.common.jobs.JobState;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.pgclient.PgException;

/** The database refuses every move that the states do not have, and no other. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class JobMovesTest {

    @Inject
    TestDatabase database;

    @Test
    void theDatabaseKnowsTheSameMovesAsTheCode() {
        String app = database.newApp().id();
        List<String> differences = new ArrayList<>();
        for (JobKind kind : JobKind.values()) {
            for (JobState from : JobState.values()) {
                boolean exists = kind.isVerified() || from != JobState.VERIFYING && from != JobState.ROLLING_BACK;
                for (JobState to : JobState.values()) {
                    if (exists && from != to && moves(app, kind, from, to) != from.canBecome(to, kind)) {
                        differences.add(kind + " " + from + " " + to);
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void anAttemptNeverGoesBack() {
        String job = job(database.newApp().id(), JobKind.BUILD, JobState.RUNNING);

        assertThat(refused("update job set attempt = 0, revision = revision + 1 where id = $1", job)).isTrue();
        assertThat(refused("update job set state = 'failed', finished_at = now(), runner = null, leased_until = null"
                + " where id = $1", job)).as("without a new revision").isTrue();
    }

    private boolean moves(String app, JobKind kind, JobState from, JobState to) {
        return !refused("""
                update job set state = $2, revision = revision + 1,
                    runner = case when $3 then 'r' end, leased_until = case when $3 then now() end,
                    finished_at = case when $4 then now() end
                where id = $1""", job(app, kind, from), to.wireName(), to.isHeld(), to.isFinal());
    }

    private String job(String app, JobKind kind, JobState state) {
        String id = Ulid.next();
        database.run(
                """
                        insert into job (id, app_id, name, kind, state, cause, ref, actor, plan, attempt, runner, leased_until, finished_at)
                        values ($1, $2, 'x', $3, $4, 'manual', 'refs/heads/main', 'ada', '{}', 1, case when $5 then 'r' end,
                            case when $5 then now() end, case when $6 then now() end)""",
                id, app, kind.wireName(), state.wireName(),
                state.isHeld(), state.isFinal());
        return id;
    }

    private boolean refused(String sql, Object... parameters) {
        try {
            database.run(sql, parameters);
            return false;
        } catch (PgException refusal) {
            assertThat(refusal.getConstraint()).isEqualTo("job_moves");
            return true;
        }
    }
}
