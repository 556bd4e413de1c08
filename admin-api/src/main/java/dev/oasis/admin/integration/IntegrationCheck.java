package dev.oasis.admin.integration;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.identity.Actor;
import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.ProviderApis;
import dev.oasis.common.provider.ProviderFailure;
import dev.oasis.common.provider.ProviderRefused;
import dev.oasis.common.provider.RemoteInstallation;
import dev.oasis.common.provider.credential.CredentialStore;
import dev.oasis.common.provider.credential.Credentials;
import dev.oasis.common.web.conditional.Preconditions;
import io.smallrye.mutiny.Uni;

/** Asks the provider with what is kept, or with what shall take its place, and notes the outcome. */
@ApplicationScoped
class IntegrationCheck {

    private final IntegrationAdministration integrations;
    private final IntegrationProof proof;
    private final ProviderApis apis;
    private final CredentialStore store;

    IntegrationCheck(IntegrationAdministration integrations, IntegrationProof proof, ProviderApis apis, CredentialStore store) {
        this.integrations = integrations;
        this.proof = proof;
        this.apis = apis;
        this.store = store;
    }

    /** Raises the alarm when the provider refuses, lowers it when it does not, and follows a GitHub App's installations. */
    Uni<IntegrationView> check(String id, Actor actor) {
        return integrations.detached(id).flatMap(integration -> {
            Credentials held = store.open(integration);
            return apis.of(integration).account().invoke(account -> integration.account = account.name())
                    .chain(() -> held instanceof Credentials.AppKey ? apis.of(integration).installations()
                            : Uni.createFrom().item(List.<RemoteInstallation> of()))
                    .flatMap(found -> integrations.checked(id, integration, found, actor))
                    .onFailure(ProviderRefused.class)
                    .recoverWithUni(refused -> integrations.refused(id, sentence(refused), actor))
                    .onFailure(ProviderFailure.class).transform(ProviderFailure::problem);
        });
    }

    private static String sentence(ProviderRefused refused) {
        return "The provider answered status " + refused.status() + ": " + refused.getMessage();
    }

    Uni<IntegrationView> change(String id, PatchIntegrationRequest request, Preconditions preconditions, Actor actor) {
        if (request.token == null) {
            return integrations.change(id, request.name, null, preconditions, actor);
        }
        Credentials token = new Credentials.Token(request.token);
        return integrations.detached(id).invoke(IntegrationCheck::requireToken)
                .flatMap(integration -> proof.prove(integration, token))
                .chain(() -> integrations.change(id, request.name, token, preconditions, actor));
    }

    private static void requireToken(Integration integration) {
        switch (integration.kind) {
            case GITHUB_TOKEN, GITLAB_TOKEN -> {
            }
            default -> throw IntegrationProblems.wrong("token", "belongs to github_token and gitlab_token alone.");
        }
    }
}
