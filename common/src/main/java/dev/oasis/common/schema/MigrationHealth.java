package dev.oasis.common.schema;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.health.HealthPart;
import dev.oasis.common.health.PartState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Whether the schema is new enough for this service. */
@ApplicationScoped
public class MigrationHealth implements HealthPart {

    private final Pool pool;

    public MigrationHealth(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "migrations";
    }

    @Override
    public Uni<PartState> look() {
        return SchemaReadiness.applied(pool).map(MigrationHealth::judge);
    }

    static PartState judge(String applied) {
        String sentence = "The schema is at " + applied + ", this service needs " + SchemaVersion.REQUIRED;
        return SchemaVersion.suffices(applied) ? PartState.up(sentence + ".")
                : PartState.down(sentence + ": let admin-api migrate it, or run 'migrate'.");
    }

    @Override
    public String advice() {
        return "The schema's version cannot be read: the database is away, or nothing was migrated yet. This service needs "
                + SchemaVersion.REQUIRED + ".";
    }
}
