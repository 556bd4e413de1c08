package dev.oasis.common.catalog.release;

import java.time.Instant;
import java.util.List;

import dev.oasis.common.catalog.rollout.Share;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * The steps that lie before a rollout, by PostgreSQL's clock. Joins the transaction at hand, which has locked the release's
 * row.
 * What is due late, be it held, frozen or merely noticed late, moves all that is still to come by as much: two steps never
 * come closer to each other than they were planned.
 */
public final class Ramp {

    private static final String CLEAR = "delete from ramp_step where rollout_id = :rollout and applied_at is null";
    private static final String ADD = """
            insert into ramp_step (rollout_id, position, basis_points, due_at)
            select :rollout, coalesce(max(position), 0) + 1, :points, now() + make_interval(secs => :seconds)
            from ramp_step where rollout_id = :rollout""";
    // A plan that is made while the rollout is held begins when it goes on.
    private static final String RESTART = "update rollout set held_at = now() where id = :rollout and held";
    private static final String HOLD = "update rollout set held_at = coalesce(held_at, now()) where id = :rollout";
    private static final String SHIFT = """
            update ramp_step s set due_at = s.due_at + (now() - r.held_at) from rollout r
            where r.id = :rollout and r.held_at is not null and s.rollout_id = r.id and s.applied_at is null""";
    private static final String RESUME = "update rollout set held_at = null where id = :rollout";
    private static final String APPLY = """
            update ramp_step set applied_at = now()
            where rollout_id = :rollout and position = :position and applied_at is null and due_at <= now()
            returning basis_points""";
    private static final String DELAY = """
            update ramp_step s set due_at = s.due_at + (now() - done.due_at) from ramp_step done
            where done.rollout_id = :rollout and done.position = :position
              and s.rollout_id = done.rollout_id and s.applied_at is null""";

    // As numbers: what a native query makes of a time depends on the driver.
    private static final String STEPS = """
            select basis_points, cast(extract(epoch from due_at) * 1000 as bigint),
                cast(extract(epoch from applied_at) * 1000 as bigint)
            from ramp_step where rollout_id = :rollout order by position""";

    private Ramp() {
    }

    /** Puts a plan that begins now in the place of what is still to come. */
    public static Uni<Void> plan(Rollout rollout, RampPlan plan) {
        Uni<Void> chain = run(CLEAR, rollout).chain(() -> run(RESTART, rollout));
        for (RampPlan.Step step : plan.steps()) {
            chain = chain.chain(() -> Panache.getSession().flatMap(session -> session.createNativeQuery(ADD)
                    .setParameter("rollout", rollout.id).setParameter("points", step.share().basisPoints())
                    .setParameter("seconds", (double) step.after().toSeconds()).executeUpdate()).replaceWithVoid());
        }
        return chain;
    }

    /** Notes since when the rollout is held. */
    public static Uni<Void> hold(Rollout rollout) {
        return run(HOLD, rollout);
    }

    /** Moves what is still to come by as long as the rollout was held. */
    public static Uni<Void> resume(Rollout rollout) {
        return run(SHIFT, rollout).chain(() -> run(RESUME, rollout));
    }

    /**
     * Takes a step that is due. Only one of many that try at once gets it.
     *
     * @return the basis points that it asks for; null when another one was faster or it is not due any more
     */
    public static Uni<Integer> take(Rollout rollout, int position) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(APPLY, Integer.class)
                .setParameter("rollout", rollout.id).setParameter("position", position).getResultList())
                .map(points -> points.isEmpty() ? null : points.get(0))
                .call(points -> points == null ? Uni.createFrom().voidItem()
                        : Panache.getSession().flatMap(session -> session.createNativeQuery(DELAY)
                                .setParameter("rollout", rollout.id).setParameter("position", position).executeUpdate()));
    }

    private static Uni<Void> run(String sql, Rollout rollout) {
        return Panache.getSession().flatMap(session -> session.flush()
                .chain(() -> session.createNativeQuery(sql).setParameter("rollout", rollout.id).executeUpdate()))
                .replaceWithVoid();
    }

    /** All steps of a rollout, done or not, in order. */
    public static Uni<List<RampStep>> of(String rolloutId) {
        return Panache.getSession().flatMap(session -> session.flush()
                .chain(() -> session.createNativeQuery(STEPS, Object[].class).setParameter("rollout", rolloutId)
                        .getResultList()))
                .map(rows -> rows.stream()
                        .map(row -> new RampStep(new Share(((Number) row[0]).intValue()), instant(row[1]), instant(row[2])))
                        .toList());
    }

    private static Instant instant(Object millis) {
        return millis == null ? null : Instant.ofEpochMilli(((Number) millis).longValue());
    }
}
