package dev.oasis.admin.migration;

import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Applies what is pending. Blocks: worker threads only. */
@ApplicationScoped
public class SchemaMigration {

    private final Flyway flyway;

    public SchemaMigration(Flyway flyway) {
        this.flyway = flyway;
    }

    /**
     * Applies all pending migrations in order; several replicas may try at once, one does it.
     *
     * @return how many were applied
     * @throws org.flywaydb.core.api.exception.FlywayValidateException when an applied migration was edited afterwards: nothing
     *         is changed then, and no retry helps
     */
    public int apply() {
        return flyway.migrate().migrationsExecuted;
    }

    /** What {@link #apply()} would do, as {@code version description}; changes nothing. */
    public List<String> pending() {
        flyway.validate();
        return Arrays.stream(flyway.info().pending()).map(SchemaMigration::name).toList();
    }

    private static String name(MigrationInfo migration) {
        return migration.getVersion() + " " + migration.getDescription();
    }
}
