package dev.oasis.update.snapshot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.oasis.common.catalog.reader.CatalogReader;
import dev.oasis.common.catalog.reader.CatalogUpdate;
import dev.oasis.update.answer.AnswerFormat;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Keeps the held catalog as new as the database's. It looks at the clock twice a second, sooner after a nudge, and with growing
 * pauses while the database is away. All of it happens on one Vert.x context, one look at a time.
 */
@ApplicationScoped
public class CatalogRefresh {

    private static final Logger LOG = Logger.getLogger(CatalogRefresh.class);
    private static final long PERIOD_MS = 500;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final CatalogReader database;
    private final HeldCatalog held;
    private final CatalogCopy copy;
    private final AnswerFormat format;
    private final Vertx vertx;
    private Context context;
    // Everything below is touched on the context only.
    private boolean following;
    private boolean looking;
    private boolean nudged;
    private boolean stopped;
    private long pause = PERIOD_MS;
    private long timer;

    public CatalogRefresh(CatalogReader database, HeldCatalog held, CatalogCopy copy, AnswerFormat format, Vertx vertx) {
        this.database = database;
        this.held = held;
        this.copy = copy;
        this.format = format;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        context = vertx.getOrCreateContext();
        context.runOnContext(ignored -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        context.runOnContext(ignored -> stopped = true);
    }

    /** Something may have changed: look now. For any thread. */
    void nudge() {
        if (context != null) {
            context.runOnContext(ignored -> {
                nudged = looking;
                look();
            });
        }
    }

    private void look() {
        if (looking || stopped) {
            return;
        }
        looking = true;
        vertx.cancelTimer(timer);
        refresh().subscribe().with(done -> succeeded(), this::failed);
    }

    private Uni<Void> refresh() {
        // What came from disk is no ground to follow from: the database may be another one by now.
        return following ? database.version().flatMap(this::catchUp)
                : database.everything(CatalogPruning::prune).invoke(everything -> {
                    hold(CatalogSnapshot.of(everything, format));
                    following = true;
                    LOG.infof("Holding the catalog at version %d", everything.version());
                }).replaceWithVoid();
    }

    private Uni<Void> catchUp(long version) {
        long mine = held.current().version();
        if (version == mine) {
            return Uni.createFrom().voidItem();
        }
        Uni<CatalogUpdate> update = version > mine ? database.changesAfter(mine, CatalogPruning::prune)
                : database.everything(CatalogPruning::prune);
        return update.invoke(changes -> hold(version > mine ? held.current().with(changes, format)
                : CatalogSnapshot.of(changes, format))).replaceWithVoid();
    }

    private void hold(CatalogSnapshot snapshot) {
        held.hold(snapshot);
        copy.keep(snapshot);
    }

    private void succeeded() {
        held.confirm();
        pause = PERIOD_MS;
        lookAgain(nudged ? 1 : PERIOD_MS);
    }

    private void failed(Throwable failure) {
        if (pause == PERIOD_MS) {
            LOG.warnf("The catalog cannot be read (%s); trying again until it can", failure.getMessage());
        }
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        if (held.current() != null) {
            lookAgain(pause);
            return;
        }
        copy.read().subscribe().with(found -> {
            found.ifPresent(catalog -> {
                held.hold(CatalogSnapshot.of(catalog, format));
                LOG.infof("Answering from the copy on disk, version %d", catalog.version());
            });
            lookAgain(pause);
        }, unreadable -> lookAgain(pause));
    }

    private void lookAgain(long delay) {
        context.runOnContext(ignored -> {
            looking = false;
            nudged = false;
            timer = vertx.setTimer(delay, fired -> look());
        });
    }
}
