package dev.oasis.update.snapshot;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.common.catalog.reader.CatalogUpdate;
import dev.oasis.common.worker.BoundedWorker;
import dev.oasis.update.UpdateApiConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Writes the catalog to disk behind the back of everything else: soon after a change, and not for each one of many. */
@ApplicationScoped
public class CatalogCopy {

    private static final Logger LOG = Logger.getLogger(CatalogCopy.class);
    private static final long PAUSE_MS = 3_000;

    private final CatalogFile file;
    private final Vertx vertx;
    private final BoundedWorker worker;
    private final AtomicReference<CatalogSnapshot> unwritten = new AtomicReference<>();

    public CatalogCopy(UpdateApiConfig config, Vertx vertx) {
        this.file = new CatalogFile(config.dataDir());
        this.vertx = vertx;
        this.worker = new BoundedWorker(vertx, "catalog-copy", 1);
    }

    Uni<Optional<CatalogUpdate>> read() {
        return worker.run(file::read);
    }

    /** Returns at once. */
    void keep(CatalogSnapshot snapshot) {
        if (unwritten.getAndSet(snapshot) == null) {
            vertx.setTimer(PAUSE_MS, timer -> worker.run(this::write).subscribe().with(done -> {
            }));
        }
    }

    private Void write() {
        CatalogSnapshot newest = unwritten.getAndSet(null);
        try {
            file.write(newest.content());
        } catch (IOException failure) {
            LOG.warnf("The catalog cannot be copied to disk (%s); a start without PostgreSQL would find an older one or none",
                    failure);
        }
        return null;
    }
}
