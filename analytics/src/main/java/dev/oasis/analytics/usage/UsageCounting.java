package dev.oasis.analytics.usage;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.events.consumer.ConsumerPosition;
import dev.oasis.common.events.consumer.Inbox;
import dev.oasis.common.statistics.RollupTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Counts a slice in one transaction: what is below the partition's position, an applied sequence or a known event id has no
 * effect any more. The position's lock also keeps a consumer that lost the partition from counting beside its successor.
 */
@ApplicationScoped
public class UsageCounting {

    static final String CONSUMER = "oasis-analytics";

    /** A statement without an answer would stop the partition for ever; the transaction is then rolled back and repeated. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(1);

    private final Pool pool;

    public UsageCounting(Pool pool) {
        this.pool = pool;
    }

    /** Counts what of the slice was not counted yet, and moves the position behind it: both or neither. */
    Uni<Void> count(Slice slice) {
        ConsumerPosition position = new ConsumerPosition(CONSUMER, slice.partition().topic(), slice.partition().partition());
        return pool.withTransaction(connection -> position.lock(connection)
                .flatMap(from -> from >= slice.nextOffset() ? Uni.createFrom().voidItem()
                        : count(connection, slice.from(from))
                                .chain(() -> position.advance(connection, from, slice.nextOffset()))))
                .ifNoItem().after(LONGEST_TRANSACTION).fail();
    }

    private static Uni<Void> count(SqlConnection connection, List<Contribution> asRead) {
        return ReleasedVersions.among(connection, asRead)
                .flatMap(versions -> add(connection, asRead.stream().map(versions::restrict).toList()));
    }

    private static Uni<Void> add(SqlConnection connection, List<Contribution> contributions) {
        return unseen(connection, contributions).flatMap(unseen -> {
            SortedMap<RollupKey, Long> hourly = Rollup.hourly(unseen.take(contributions));
            return RollupStore.moveSequences(connection, unseen.moved())
                    .chain(() -> RollupStore.add(connection, RollupTable.HOURLY, hourly))
                    .chain(() -> RollupStore.add(connection, RollupTable.DAILY, Rollup.daily(hourly)))
                    .chain(() -> ActiveClientStore.merge(connection, clients(contributions)));
        });
    }

    // Those of records that were counted before too: merging again changes nothing.
    private static List<Contribution.Clients> clients(List<Contribution> contributions) {
        return contributions.stream().filter(Contribution.Delta.class::isInstance).map(Contribution.Delta.class::cast)
                .flatMap(delta -> delta.clients().stream()).toList();
    }

    private static Uni<Unseen> unseen(SqlConnection connection, List<Contribution> contributions) {
        SortedSet<String> bootIds = distinct(contributions, Contribution.Delta.class, Contribution.Delta::bootId);
        SortedSet<String> eventIds = distinct(contributions, Contribution.Report.class, Contribution.Report::eventId);
        return RollupStore.lastSequences(connection, bootIds)
                .flatMap(sequences -> Inbox.firstOf(connection, CONSUMER, eventIds)
                        .map(newIds -> new Unseen(sequences, newIds)));
    }

    private static <T extends Contribution> SortedSet<String> distinct(List<Contribution> contributions, Class<T> type,
            Function<T, String> id) {
        SortedSet<String> ids = new TreeSet<>();
        contributions.stream().filter(type::isInstance).map(type::cast).map(id).forEach(ids::add);
        return ids;
    }
}
