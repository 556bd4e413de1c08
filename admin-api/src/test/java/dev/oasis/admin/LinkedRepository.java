package dev.oasis.admin;

import static dev.oasis.admin.Api.asOwner;

import java.util.Map;

import dev.oasis.common.id.Ulid;
import io.quarkus.arc.Arc;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** A repository that is linked to an app, made by SQL: in production a provider is asked about it. */
public record LinkedRepository(String app, String id) {

    /** @param app its slug */
    public static LinkedRepository of(String app) {
        Pool pool = Arc.container().instance(Pool.class).get();
        String integration = Ulid.next();
        String id = Ulid.next();
        pool.preparedQuery("""
                insert into integration (id, kind, name, base_url, api_url, credentials)
                values ($1, 'github_token', 'test', 'https://github.com', 'https://api.github.com', 'none')""")
                .executeAndAwait(Tuple.of(integration));
        pool.preparedQuery("""
                insert into repository (id, integration_id, app_id, provider, external_id, full_name, default_branch, clone_url,
                web_url, private) values ($1, $2, (select id from app where slug = $3), 'github', $1, 'octo/hello', 'main',
                'https://x', 'https://x', false)""").executeAndAwait(Tuple.of(id, integration, app));
        return new LinkedRepository(app, id);
    }

    /** A pipeline of it; answers its id. */
    public String pipeline(String name) {
        return asOwner().body(Map.of("name", name, "repositoryId", id, "kind", "build"))
                .post("/admin/apps/{app}/pipelines", app).then().statusCode(201).extract().path("id");
    }

    /** A job of a pipeline; answers its id. */
    public String job(String pipeline) {
        return asOwner().body(Map.of("ref", "main")).post("/admin/apps/{app}/pipelines/{p}/run", app, pipeline)
                .then().statusCode(201).extract().path("id");
    }
}
