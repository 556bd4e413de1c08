package dev.oasis.admin.repository;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.provider.HookAddress;
import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.IntegrationKind;
import dev.oasis.common.provider.ProviderApis;
import dev.oasis.common.provider.RemoteRepository;
import dev.oasis.common.provider.Repository;
import dev.oasis.common.provider.RepositoryAddress;
import dev.oasis.common.provider.WebhookRegistration;
import dev.oasis.common.provider.github.GitHubUrls;
import dev.oasis.common.web.OriginConfig;
import dev.oasis.common.webhook.HookSecrets;
import dev.oasis.common.webhook.WebhookHook;
import dev.oasis.common.webhook.WebhookProvider;
import io.smallrye.mutiny.Uni;

/** Webhooks of repositories: registered at the provider, and kept here. A GitHub App needs none, it has one for all. */
@ApplicationScoped
class RepositoryWebhooks {

    private static final Logger LOG = Logger.getLogger(RepositoryWebhooks.class);

    private final ProviderApis apis;
    private final HookSecrets secrets;
    private final URI origin;

    RepositoryWebhooks(ProviderApis apis, HookSecrets secrets, OriginConfig origin) {
        this.apis = apis;
        this.secrets = secrets;
        this.origin = origin.url();
    }

    /** Without a session. The hook's id is chosen before, because it stands in the address. */
    Uni<Optional<FoundRepository.Registered>> register(Integration integration, RemoteRepository remote) {
        if (integration.kind == IntegrationKind.GITHUB_APP) {
            return Uni.createFrom().item(Optional.empty());
        }
        String hookId = Ulid.next();
        String secret = secrets.generate(provider(integration));
        URI url = URI.create(origin + "/webhooks/" + integration.provider().wireName() + "/" + hookId);
        return apis.of(integration).registerWebhook(remote.address(), new WebhookRegistration(url, secret))
                .map(number -> Optional.of(new FoundRepository.Registered(hookId, number, secret)));
    }

    /** Joins the transaction at hand. */
    Uni<Void> keep(FoundRepository found, Repository repository) {
        return found.hook().map(registered -> keep(found.integration(), repository, registered))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> keep(Integration integration, Repository repository, FoundRepository.Registered registered) {
        WebhookHook hook = new WebhookHook(provider(integration), shortened(repository.fullName),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        hook.id = registered.hookId();
        hook.integrationId = integration.id;
        hook.repositoryId = repository.id;
        hook.externalHookId = registered.externalId();
        hook.host = integration.baseUrl.equals(GitHubUrls.PUBLIC.toString()) ? WebhookHook.GITHUB_HOST
                : URI.create(integration.baseUrl).getHost();
        secrets.set(hook, registered.secret());
        return hook.persist().replaceWithVoid();
    }

    /** Without a session. What cannot be removed any more only leads to deliveries that are refused. */
    Uni<Void> remove(Integration integration, RepositoryAddress repository, String externalId) {
        return Uni.createFrom().deferred(() -> apis.of(integration)
                .removeWebhook(new HookAddress.OfRepository(repository, externalId)))
                .onFailure().invoke(failure -> LOG.warnf("A webhook of %s stays registered at its provider: %s",
                        repository.fullName(), failure.getMessage()))
                .onFailure().recoverWithNull();
    }

    private static WebhookProvider provider(Integration integration) {
        return switch (integration.provider()) {
            case GITHUB -> WebhookProvider.GITHUB;
            case GITLAB -> WebhookProvider.GITLAB;
        };
    }

    private static String shortened(String name) {
        int most = 100;
        return name.length() <= most ? name : name.substring(name.length() - most);
    }
}
