package dev.oasis.common.provider.installation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.provider.RemoteInstallation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Keeps what is known of installations. Everything here joins the Hibernate transaction at hand. */
@ApplicationScoped
public class Installations {

    private static final String KEEP = """
            insert into installation (integration_id, external_id, account, suspended)
            values (:integration, :installation, :account, :suspended)
            on conflict (integration_id, external_id) do update set account = excluded.account, suspended = excluded.suspended""";
    private static final String DROP = "delete from installation where integration_id = :integration and external_id = :installation";
    private static final String DROP_OTHERS = """
            delete from installation where integration_id = :integration and external_id <> all(string_to_array(:installations, ','))""";
    private static final String SUSPEND = """
            update installation set suspended = :suspended where integration_id = :integration and external_id = :installation""";
    // An installation that replaces another has a new number; a repository that lost its own goes by its owner's.
    private static final String FOLLOW_OWNER = """
            update repository r set installation_id = i.external_id, updated_at = now() from installation i
            where r.integration_id = :integration and i.integration_id = r.integration_id and r.installation_id is not null
            and lower(split_part(r.full_name, '/', 1)) = lower(i.account)
            and not exists (select 1 from installation own where own.integration_id = r.integration_id
                and own.external_id = r.installation_id)""";
    private static final String ADMIT = """
            update repository set installation_id = :installation, updated_at = now()
            where integration_id = :integration and external_id = any(string_to_array(:repositories, ','))
            and installation_id is distinct from :installation""";
    private static final String ADMIT_ALL = """
            update repository set installation_id = :installation, updated_at = now()
            where integration_id = :integration and lower(split_part(full_name, '/', 1)) = lower(:account)
            and installation_id is distinct from :installation""";
    private static final String EXCLUDE = """
            update repository set installation_id = null, updated_at = now()
            where integration_id = :integration and installation_id = :installation and external_id = any(string_to_array(:repositories, ','))""";

    /** Takes the place of all that was known; repositories whose installation was replaced go by the new one. */
    public Uni<Void> replace(String integrationId, List<RemoteInstallation> found) {
        String ids = found.stream().map(RemoteInstallation::externalId).collect(Collectors.joining(","));
        Uni<Void> chain = run(DROP_OTHERS, Map.of("integration", integrationId, "installations", ids));
        for (RemoteInstallation one : found) {
            chain = chain.chain(() -> keep(integrationId, one));
        }
        return chain.chain(() -> run(FOLLOW_OWNER, Map.of("integration", integrationId)));
    }

    public Uni<Void> keep(String integrationId, RemoteInstallation one) {
        return run(KEEP, Map.of("integration", integrationId, "installation", one.externalId(), "account", one.account(),
                "suspended", one.suspended()));
    }

    public Uni<Void> drop(String integrationId, String installation) {
        return run(DROP, Map.of("integration", integrationId, "installation", installation));
    }

    /** Nothing happens where no such installation is known. */
    public Uni<Void> suspend(String integrationId, String installation, boolean suspended) {
        return run(SUSPEND, Map.of("integration", integrationId, "installation", installation, "suspended", suspended));
    }

    /** @param repositories the provider's numbers of those that the installation may see from now on */
    public Uni<Void> admit(String integrationId, String installation, Set<String> repositories) {
        return run(ADMIT, Map.of("integration", integrationId, "installation", installation, "repositories",
                String.join(",", repositories)));
    }

    /** The installation may see all repositories of its account. */
    public Uni<Void> admitAll(String integrationId, RemoteInstallation one) {
        return run(ADMIT_ALL, Map.of("integration", integrationId, "installation", one.externalId(), "account", one.account()));
    }

    /** @param repositories the provider's numbers of those that the installation may see no longer */
    public Uni<Void> exclude(String integrationId, String installation, Set<String> repositories) {
        return run(EXCLUDE, Map.of("integration", integrationId, "installation", installation, "repositories",
                String.join(",", repositories)));
    }

    private static Uni<Void> run(String statement, Map<String, Object> parameters) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(statement);
            parameters.forEach(query::setParameter);
            return query.executeUpdate();
        }).replaceWithVoid();
    }
}
