package dev.oasis.common.schema;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Ready when PostgreSQL answers and its schema is new enough. Kafka and storage never count. */
@Readiness
@ApplicationScoped
public class SchemaReadiness implements AsyncHealthCheck {

    private static final String NAME = "database";
    private static final String NEWEST = """
            select max(version) from flyway_schema_history where success and version is not null""";

    private final Pool pool;

    public SchemaReadiness(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return applied(pool).map(SchemaReadiness::answer)
                .ifNoItem().after(Duration.ofSeconds(3)).fail()
                .onFailure().recoverWithItem(failure -> down("PostgreSQL does not answer or has no schema yet."));
    }

    /** The newest migration that was applied; null when there is none. */
    static Uni<String> applied(Pool pool) {
        return pool.query(NEWEST).execute().map(rows -> rows.iterator().next().getString(0));
    }

    private static HealthCheckResponse answer(String applied) {
        return SchemaVersion.suffices(applied) ? HealthCheckResponse.named(NAME).up().withData("schema", applied).build()
                : down("The schema is at " + applied + ", this service needs " + SchemaVersion.REQUIRED
                        + ": wait for admin-api to migrate it.");
    }

    private static HealthCheckResponse down(String sentence) {
        return HealthCheckResponse.named(NAME).down().withData("reason", sentence).build();
    }
}
