package dev.oasis.admin.integration;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.crypto.seal.SecretSealer;
import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.IntegrationKind;
import dev.oasis.common.provider.api.ChosenApis;
import dev.oasis.common.provider.credential.Credentials;
import dev.oasis.common.provider.github.ConvertedApp;
import dev.oasis.common.web.problem.Problem;
import io.smallrye.mutiny.Uni;

/** Asks the provider whom it takes us for, before anything is kept. Without a session. */
@ApplicationScoped
class IntegrationProof {

    private final ChosenApis apis;
    private final SecretSealer sealer;
    private final ProviderPlaces places;

    IntegrationProof(ChosenApis apis, SecretSealer sealer, ProviderPlaces places) {
        this.apis = apis;
        this.sealer = sealer;
        this.places = places;
    }

    /** @throws Problem {@code encryption_not_configured}; what the provider says */
    Uni<ProvenIntegration> prove(CreateIntegrationRequest request) {
        return prove(request.parsedKind(), request.givenName(),
                places.of(request.parsedKind().provider(), request.baseUrl()),
                request.credentials(), request.webhookSecret());
    }

    Uni<ProvenIntegration> prove(IntegrationKind kind, String name, ProviderPlace place, Credentials credentials,
            Optional<String> webhookSecret) {
        sealer.requireConfigured();
        Integration integration = new Integration(kind, name, place.base(), place.api(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        return prove(integration, credentials)
                .replaceWith(() -> new ProvenIntegration(integration, credentials, webhookSecret));
    }

    /** An App that the provider has just made by our own manifest: nobody has to be asked whether it is there. */
    ProvenIntegration made(String name, ProviderPlace place, ConvertedApp app) {
        Integration integration = new Integration(IntegrationKind.GITHUB_APP, name, place.base(), place.api(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        integration.externalId = app.id();
        integration.account = app.slug();
        integration.checkedAt = integration.createdAt;
        return new ProvenIntegration(integration, app.key(), app.webhookSecret());
    }

    /** Notes in the integration whom the provider takes us for with these credentials. */
    Uni<Void> prove(Integration integration, Credentials credentials) {
        return IntegrationProblems.told(apis.of(integration, unrenewed(credentials)).account()).invoke(account -> {
            integration.externalId = account.externalId();
            integration.account = account.name();
            integration.checkedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            integration.lower();
        }).replaceWithVoid();
    }

    // What is not kept yet cannot be renewed, and is fresh.
    private static Credentials unrenewed(Credentials credentials) {
        return credentials instanceof Credentials.Grant grant ? new Credentials.Token(grant.accessToken()) : credentials;
    }
}
