package dev.oasis.admin.migration;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jboss.logging.Logger;

import dev.oasis.common.worker.BoundedWorker;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Migrates while the service is already up and says that it is not ready: whatever is away when it starts, it catches up by
 * itself. Only an edited migration ends the process, because waiting cannot cure that.
 */
@ApplicationScoped
public class MigrationAtStart {

    private static final Logger LOG = Logger.getLogger(MigrationAtStart.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final SchemaMigration schema;
    private final TopicCreation topics;
    private final MigrationConfig config;
    private final BoundedWorker worker;

    public MigrationAtStart(SchemaMigration schema, TopicCreation topics, MigrationConfig config, Vertx vertx) {
        this.schema = schema;
        this.topics = topics;
        this.config = config;
        this.worker = new BoundedWorker(vertx, "migration", 2);
    }

    void start(@Observes StartupEvent event) {
        if (config.atStart()) {
            // Apart from each other: no broker must keep the schema from being made, nor the other way round.
            patiently("schema", schema::apply).subscribe().with(
                    count -> LOG.infof("The schema is up to date, %d migration(s) applied", count),
                    MigrationAtStart::giveUp);
            patiently("topics", topics::createMissing).subscribe().with(
                    (List<String> made) -> LOG.infof("All topics are there, made %s", made),
                    MigrationAtStart::giveUp);
        }
    }

    private <T> Uni<T> patiently(String what, Callable<T> step) {
        return worker.run(step)
                .onFailure().invoke(failure -> LOG.warnf("Cannot bring the %s up to date yet: %s", what, failure.getMessage()))
                .onFailure(failure -> !(failure instanceof FlywayValidateException))
                .retry().withBackOff(FIRST_DELAY, LONGEST_DELAY).atMost(FOR_EVER);
    }

    private static void giveUp(Throwable failure) {
        LOG.fatal("An applied migration was changed afterwards. Restore the file that was applied; the service stops.",
                failure);
        Quarkus.asyncExit(1);
    }
}
