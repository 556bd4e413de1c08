package dev.oasis.admin.repository;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.integration.IntegrationAdministration;
import dev.oasis.admin.integration.IntegrationProblems;
import dev.oasis.admin.removal.WebhookRemoval;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.paging.Page;
import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.ProviderApis;
import dev.oasis.common.web.conditional.Preconditions;
import io.smallrye.mutiny.Uni;

/** What is done with repositories at their provider, around the transactions here. */
@ApplicationScoped
class RepositoryLinking {

    private final RepositoryAdministration repositories;
    private final IntegrationAdministration integrations;
    private final RepositoryWebhooks webhooks;
    private final WebhookRemoval removal;
    private final ProviderApis apis;

    RepositoryLinking(RepositoryAdministration repositories, IntegrationAdministration integrations,
            RepositoryWebhooks webhooks, WebhookRemoval removal, ProviderApis apis) {
        this.repositories = repositories;
        this.integrations = integrations;
        this.webhooks = webhooks;
        this.removal = removal;
        this.apis = apis;
    }

    /** Looks the repository up and registers a webhook there. Without a session. */
    Uni<FoundRepository> find(Caller caller, CreateRepositoryRequest request) {
        return repositories.requireNew(caller, request.givenIntegration(), request.givenNumber(), request.app())
                .chain(() -> integrations.detached(request.givenIntegration()))
                .flatMap(integration -> IntegrationProblems.told(Uni.createFrom().deferred(() -> find(integration, request))));
    }

    private Uni<FoundRepository> find(Integration integration, CreateRepositoryRequest request) {
        return apis.of(integration).repository(request.givenNumber(), request.installationId())
                .flatMap(remote -> webhooks.register(integration, remote)
                        .map(hook -> new FoundRepository(integration, remote, hook)));
    }

    /** When keeping it has failed after all, the webhook goes again. */
    Uni<RepositoryView> keep(Caller caller, FoundRepository found, Optional<String> app, Actor actor) {
        return repositories.keep(caller, found, app, actor)
                .onFailure().call(failure -> found.hook().map(hook -> webhooks.remove(found.integration(),
                        found.remote().address(), hook.externalId())).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Does not depend on the provider: a webhook that cannot be removed now is removed later. */
    Uni<Void> delete(Caller caller, String id, Preconditions preconditions, Actor actor) {
        return repositories.reach(caller, id).call(() -> repositories.delete(caller, id, preconditions, actor))
                .flatMap(reach -> reach.hook().map(removal::removeNow).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    Uni<Page<CommitView>> commits(Caller caller, String id, Optional<String> ref, Optional<String> page) {
        return repositories.reach(caller, id).flatMap(reach -> IntegrationProblems.told(apis.of(reach.integration())
                .commits(reach.repository().address(), ref.orElse(reach.repository().defaultBranch), page)))
                .map(found -> new Page<>(found.items().stream().map(CommitView::of).toList(), found.next().orElse(null)));
    }
}
