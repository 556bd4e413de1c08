package dev.oasis.admin.removal;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Notes which webhooks are to be removed at their provider. Joins the Hibernate transaction at hand. */
@ApplicationScoped
public class WebhookRemovals {

    // A hook that was made by hand has no number of the provider: nobody here has registered it.
    private static final String NOTE = """
            insert into webhook_removal (id, integration_id, integration_name, repository_external_id, repository_full_name,
                external_hook_id)
            select h.id, i.id, i.name, r.external_id, r.full_name, h.external_hook_id
            from webhook_hook h join repository r on r.id = h.repository_id join integration i on i.id = r.integration_id
            where h.external_hook_id is not null and i.kind <> 'github_app' and %s = :owner
            on conflict do nothing""";
    private static final String OF_REPOSITORY = NOTE.formatted("r.id");
    private static final String OF_INTEGRATION = NOTE.formatted("i.id");

    /** To be called before the repository and its hook are deleted; answers how many webhooks have to go. */
    public Uni<Integer> ofRepository(String id) {
        return note(OF_REPOSITORY, id);
    }

    /** To be called before the integration's repositories and hooks are deleted; answers how many webhooks have to go. */
    public Uni<Integer> ofIntegration(String id) {
        return note(OF_INTEGRATION, id);
    }

    private static Uni<Integer> note(String statement, String owner) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(statement).setParameter("owner", owner).executeUpdate());
    }
}
