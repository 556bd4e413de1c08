package dev.oasis.ingest.trigger;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.id.Ulid;
import dev.oasis.ingest.TestApp;
import dev.oasis.ingest.TestDatabase;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Makes by SQL what administration makes in production: repositories that are linked to an app, and their pipelines. */
@ApplicationScoped
public class TestRepository {

    private final TestDatabase database;
    private final Pool pool;

    TestRepository(TestDatabase database, Pool pool) {
        this.database = database;
        this.pool = pool;
    }

    /** @param external the provider's number */
    public record Linked(String id, String integration, TestApp app, String external) {
    }

    public Linked add(String provider, String kind, String external) {
        TestApp app = database.newApp();
        String integration = Ulid.next();
        String id = Ulid.next();
        database.run("""
                insert into integration (id, kind, name, base_url, api_url, external_id, credentials)
                values ($1, $2, 'test', $3, $3, $1, 'none')""", integration, kind, "https://" + integration + ".example.test");
        database.run("""
                insert into repository (id, integration_id, app_id, provider, external_id, full_name, default_branch, clone_url,
                web_url, private) values ($1, $2, $3, $4, $5, 'octo/hello', 'main', 'https://x', 'https://x', false)""",
                id, integration, app.id(), provider, external);
        return new Linked(id, integration, app, external);
    }

    public String pipeline(Linked repository, String name, String triggers) {
        String id = Ulid.next();
        database.run("""
                insert into pipeline (id, app_id, repository_id, name, kind, triggers, definition)
                values ($1, $2, $3, $4, 'build', $5, '{}')""", id, repository.app().id(), repository.id(), name, triggers);
        return id;
    }

    /** Names of the pipelines that have jobs, with how many and in which state and approval. */
    public Map<String, Long> jobs(Linked repository) {
        return StreamSupport.stream(pool.preparedQuery("""
                select name || ' ' || state || ' ' || approval as job from job where repository_id = $1""")
                .executeAndAwait(Tuple.of(repository.id())).spliterator(), false)
                .collect(Collectors.groupingBy(row -> row.getString(0), Collectors.counting()));
    }

    public Optional<String> job(Linked repository) {
        return StreamSupport.stream(pool.preparedQuery("select id from job where repository_id = $1 order by id desc")
                .executeAndAwait(Tuple.of(repository.id())).spliterator(), false).map(row -> row.getString(0)).findFirst();
    }

    public static <T> T inTransaction(Supplier<Uni<T>> work) {
        return onContext(() -> Panache.withTransaction(work));
    }

    public static <T> T onContext(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
