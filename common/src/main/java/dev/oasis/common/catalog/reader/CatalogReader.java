package dev.oasis.common.catalog.reader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.common.catalog.version.TauriVersion;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads the catalog, each time at one committed state. Must be subscribed to on a Vert.x context. */
@ApplicationScoped
public class CatalogReader {

    private static final Logger LOG = Logger.getLogger(CatalogReader.class);

    private static final String ONE_STATE = "set transaction isolation level repeatable read read only";
    private static final String CLOCK = "select version from catalog_clock";
    private static final String EVERY_APP = "select id as app_id from app";
    private static final String CHANGED_APPS = "select app_id from catalog_change where version > $1";
    /** Apps that are read together: with all their releases they are in memory at once. */
    private static final int PORTION = 20;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    private static final String ARTIFACT = """
            select a.*, r.version from artifact a join release r on r.id = a.release_id
            where a.app_id = $1 and a.id = $2 and a.verified and r.status in ('published', 'archived')""";
    private static final String INSTALLERS = """
            select i.*, r.version, r.notes, r.pub_date from installer i join release r on r.id = i.release_id
            where i.app_id = $1 and r.version = $2 and i.verified and r.status in ('published', 'archived')""";

    private final Pool pool;

    public CatalogReader(Pool pool) {
        this.pool = pool;
    }

    /** The version that the catalog has now. Fails when the database says nothing for ten seconds, as do the others. */
    public Uni<Long> version() {
        // Without a connection of its own each failure would throw once more when the time for connecting is over
        // (vertx-sql-client issue 1706).
        return pool.withConnection(connection -> connection.query(CLOCK).execute())
                .map(rows -> rows.iterator().next().getLong(0))
                .ifNoItem().after(LONGEST_SILENCE).fail();
    }

    /**
     * The whole catalog.
     *
     * @param keeping what is kept of an app, applied as soon as it is read: a catalog may have many more releases than memory
     *        has room for
     */
    public Uni<CatalogUpdate> everything(UnaryOperator<AppOffering> keeping) {
        return atOneState(connection -> connection.query(EVERY_APP).execute(), keeping);
    }

    /** What has changed after this version. */
    public Uni<CatalogUpdate> changesAfter(long version, UnaryOperator<AppOffering> keeping) {
        return atOneState(connection -> connection.preparedQuery(CHANGED_APPS).execute(Tuple.of(version)), keeping);
    }

    /** One app with every release that it has, drafts too, for telling people about decisions; empty when it is gone. */
    public Uni<Optional<AppCatalog>> withDrafts(String appId) {
        return pool.withTransaction(connection -> connection.query(ONE_STATE).execute()
                .chain(() -> OfferingRows.read(connection, new String[] { appId }, true))
                .map(rows -> rows.apps().stream().findFirst().map(app -> rows.offering(app).catalog())));
    }

    /** An artifact that can be downloaded, if the app has it, offered any more or not. */
    public Uni<Optional<DownloadableArtifact>> artifact(String appId, String artifactId) {
        return pool.preparedQuery(ARTIFACT).execute(Tuple.of(appId, artifactId))
                .map(rows -> OfferingRows.list(rows).stream().findFirst().map(row -> new DownloadableArtifact(
                        TauriVersion.of(row.getString("version")), OfferingRows.artifact(row))));
    }

    /** A version with its installers, if the app has one that was published, offered any more or not. */
    public Uni<Optional<InstallableRelease>> installable(String appId, TauriVersion version) {
        return pool.preparedQuery(INSTALLERS).execute(Tuple.of(appId, version.toString()))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(OfferingRows.installable(rows)));
    }

    private Uni<CatalogUpdate> atOneState(Function<SqlConnection, Uni<RowSet<Row>>> changedApps,
            UnaryOperator<AppOffering> keeping) {
        // The time is between two portions, for nobody knows how many there are.
        return Multi.createFrom().<CatalogUpdate> emitter(portions -> pool.withTransaction(connection -> connection
                .query(ONE_STATE).execute()
                .chain(() -> connection.query(CLOCK).execute())
                .map(clock -> clock.iterator().next().getLong(0))
                .flatMap(version -> changedApps.apply(connection)
                        .invoke(() -> portions.emit(new CatalogUpdate(version, List.of(), Set.of())))
                        .flatMap(rows -> read(connection, version, ids(rows), keeping, portions::emit))))
                .subscribe().with(done -> portions.complete(), portions::fail))
                .ifNoItem().after(LONGEST_SILENCE).fail()
                .collect().asList().map(CatalogUpdate::together);
    }

    private static Uni<Void> read(SqlConnection connection, long version, List<String> ids, UnaryOperator<AppOffering> keeping,
            Consumer<CatalogUpdate> portions) {
        return Multi.createFrom().items(IntStream.iterate(0, from -> from < ids.size(), from -> from + PORTION)
                .mapToObj(from -> ids.subList(from, Math.min(from + PORTION, ids.size()))))
                .onItem().transformToUniAndConcatenate(portion -> read(connection, version, portion, keeping))
                .onItem().invoke(portions).onItem().ignoreAsUni();
    }

    private static Uni<CatalogUpdate> read(SqlConnection connection, long version, List<String> ids,
            UnaryOperator<AppOffering> keeping) {
        return OfferingRows.read(connection, ids.toArray(String[]::new), false).map(rows -> {
            Set<String> gone = new HashSet<>(ids);
            List<AppOffering> apps = new ArrayList<>();
            for (Row app : rows.apps()) {
                String id = app.getString("id");
                gone.remove(id);
                try {
                    apps.add(keeping.apply(rows.offering(app)));
                } catch (RuntimeException unreadable) {
                    // One app that cannot be read must not keep the changes of all others from clients.
                    LOG.errorf(unreadable, "App %s cannot be read; what it offered before stays", id);
                }
            }
            return new CatalogUpdate(version, apps, gone);
        });
    }

    private static List<String> ids(RowSet<Row> rows) {
        return OfferingRows.list(rows).stream().map(row -> row.getString("app_id")).toList();
    }
}
