package dev.oasis.ingest.status;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.id.Ulid;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The table of what is to be told. A row is held by one process at a time, so a job's reports never overtake each other. */
@ApplicationScoped
class StatusQueue {

    private static final int MAX_ERROR = 500;

    // A job of no repository, or of no known commit, is nobody's business out there.
    private static final String WANT = """
            insert into provider_status as s (job_id, integration_id, wanted_revision, wanted_state)
            select j.id, r.integration_id, $2, $3 from job j join repository r on r.id = j.repository_id
            where j.id = $1 and j.sha is not null
            on conflict on constraint provider_status_pk
            do update set wanted_revision = excluded.wanted_revision, wanted_state = excluded.wanted_state
            where s.wanted_revision < excluded.wanted_revision""";
    private static final String CLAIM = """
            update provider_status s set claim = $1, claimed_until = now() + $2 * interval '1 second'
            from (
                select job_id, claim is not null as abandoned from provider_status due
                where due.settled_revision < due.wanted_revision and due.next_attempt_at <= now()
                and (due.claimed_until is null or due.claimed_until < now())
                and not exists (select 1 from provider_pause p
                    where p.integration_id = due.integration_id and p.until > now())
                order by due.next_attempt_at, due.job_id limit 1 for update skip locked) found
            where s.job_id = found.job_id
            returning s.job_id, s.integration_id, s.wanted_revision, s.wanted_state, s.external_id, s.attempts,
                found.abandoned""";
    private static final String TOLD = """
            update provider_status set settled_revision = $3, told_state = $4, told_at = now(),
            external_id = coalesce($5, external_id), attempts = 0, last_error = null, refused = false, claim = null,
            claimed_until = null where job_id = $1 and claim = $2""";
    private static final String REFUSED = """
            update provider_status set settled_revision = $3, last_error = $4, refused = true, attempts = 0, claim = null,
            claimed_until = null where job_id = $1 and claim = $2""";
    private static final String LATER = """
            update provider_status set attempts = attempts + 1, last_error = $3,
            next_attempt_at = now() + $4 * interval '1 second', claim = null, claimed_until = null
            where job_id = $1 and claim = $2""";
    private static final String LET_GO = """
            update provider_status set last_error = $3, claim = null, claimed_until = null where job_id = $1 and claim = $2""";
    private static final String PAUSE = """
            insert into provider_pause as p (integration_id, until) values ($1, now() + $2 * interval '1 second')
            on conflict on constraint provider_pause_pk do update set until = greatest(p.until, excluded.until)""";

    private final Pool pool;

    StatusQueue(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> want(String jobId, int revision, String state) {
        return pool.preparedQuery(WANT).execute(Tuple.of(jobId, revision, state)).replaceWithVoid();
    }

    /** The one that has waited longest, if any is due. */
    Uni<Optional<DueReport>> claim(Duration lease) {
        String claim = Ulid.next();
        return pool.preparedQuery(CLAIM).execute(Tuple.of(claim, (double) lease.toSeconds()))
                .map(rows -> rows.iterator().hasNext() ? Optional.of(due(rows.iterator().next(), claim)) : Optional.empty());
    }

    Uni<Void> told(DueReport report, Optional<String> externalId) {
        return pool.preparedQuery(TOLD).execute(Tuple.of(report.jobId(), report.claim(), report.revision(), report.state(),
                externalId.orElse(null))).replaceWithVoid();
    }

    /** The provider will not take it; a later state is tried again. */
    Uni<Void> refused(DueReport report, String reason) {
        return pool.preparedQuery(REFUSED)
                .execute(Tuple.of(report.jobId(), report.claim(), report.revision(), cut(reason))).replaceWithVoid();
    }

    Uni<Void> later(DueReport report, String reason, Duration pause) {
        return pool.preparedQuery(LATER)
                .execute(Tuple.of(report.jobId(), report.claim(), cut(reason), (double) pause.toMillis() / 1000))
                .replaceWithVoid();
    }

    /** Nothing of the integration is told until then. */
    Uni<Void> pause(DueReport report, String reason, Duration pause) {
        return pool.withTransaction(connection -> connection.preparedQuery(PAUSE)
                .execute(Tuple.of(report.integrationId(), (double) pause.toMillis() / 1000))
                .chain(() -> connection.preparedQuery(LET_GO)
                        .execute(Tuple.of(report.jobId(), report.claim(), cut(reason)))))
                .replaceWithVoid();
    }

    private static DueReport due(Row row, String claim) {
        return new DueReport(row.getString("job_id"), row.getString("integration_id"), claim, row.getInteger("wanted_revision"),
                row.getString("wanted_state"), Optional.ofNullable(row.getString("external_id")), row.getInteger("attempts"),
                row.getBoolean("abandoned"));
    }

    private static String cut(String text) {
        return text == null || text.length() <= MAX_ERROR ? text : text.substring(0, MAX_ERROR);
    }
}
