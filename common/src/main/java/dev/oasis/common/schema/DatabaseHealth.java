package dev.oasis.common.schema;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.health.HealthPart;
import dev.oasis.common.health.PartState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Whether PostgreSQL answers. */
@ApplicationScoped
public class DatabaseHealth implements HealthPart {

    private final Pool pool;

    public DatabaseHealth(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Uni<PartState> look() {
        return pool.query("select current_setting('server_version')").execute()
                .map(rows -> PartState.up("PostgreSQL " + rows.iterator().next().getString(0) + " answers."));
    }

    @Override
    public String advice() {
        return "PostgreSQL does not answer; see that it runs and that quarkus.datasource.reactive.url, username and password "
                + "lead to it.";
    }
}
