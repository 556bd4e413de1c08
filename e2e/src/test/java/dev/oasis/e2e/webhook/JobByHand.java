package dev.oasis.e2e.webhook;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.jobs.JobState;
import dev.oasis.e2e.platform.Database;
import dev.oasis.e2e.platform.Platform;

/**
 * Moves a job as its runner will, of which there is none yet: row, job event and the outbox record of the move in one
 * statement, as {@code JobLifecycle} leaves them. The record then takes the outbox's own way to {@code oasis.jobs.v1}.
 */
final class JobByHand {

    private static final int SLOTS = 16;
    private static final String MOVE = """
            with old as (select id, state from job where id = '%1$s' for update),
            moved as (
                update job j set state = '%2$s', revision = j.revision + 1, attempt = j.attempt + %3$d,
                    runner = case when %4$b then 'by hand' end,
                    leased_until = case when %4$b then now() + interval '1 minute' end,
                    started_at = coalesce(j.started_at, case when '%2$s' = 'running' then now() end),
                    finished_at = case when %5$b then now() end, result = coalesce(%6$s, j.result)
                from old where j.id = old.id
                returning j.*, old.state as before),
            event as (
                insert into job_event (job_id, revision, from_state, state, what, attempt, actor)
                select id, revision, before, state, state, attempt, 'by hand' from moved)
            insert into outbox (slot, topic, key, payload)
            select %7$d, 'oasis.jobs.v1', id, json_build_object('id', '%8$s', 'type', 'job.' || state, 'version', 1,
                'occurredAt', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'key', id,
                'actor', 'by-hand', 'traceId', 'by-hand', 'data', json_build_object('jobId', id, 'appId', app_id,
                'repositoryId', repository_id, 'pipelineId', pipeline_id, 'kind', kind, 'revision', revision,
                'attempt', attempt, 'previousState', before, 'state', state, 'approval', approval, 'ref', ref, 'sha', sha))::text
            from moved""";

    private final Database database;
    private final String id;

    JobByHand(Platform platform, String id) {
        this.database = new Database(platform);
        this.id = id;
    }

    JobByHand move(JobState next) {
        return move(next, null);
    }

    /** @param result JSON of the steps; null for none */
    JobByHand move(JobState next, String result) {
        database.execute(MOVE.formatted(id, next.wireName(), next == JobState.LEASED ? 1 : 0, next.isHeld(), next.isFinal(),
                result == null ? "null" : "'" + result.replace("'", "''") + "'", Math.floorMod(id.hashCode(), SLOTS),
                Ulid.next()));
        return this;
    }
}
