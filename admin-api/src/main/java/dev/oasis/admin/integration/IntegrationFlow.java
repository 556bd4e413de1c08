package dev.oasis.admin.integration;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.login.RandomText;
import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.crypto.seal.SecretSealer;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.provider.IntegrationKind;
import dev.oasis.common.provider.Provider;
import dev.oasis.common.provider.ProviderFailure;
import dev.oasis.common.provider.credential.GrantAccess;
import dev.oasis.common.provider.github.GitHub;
import dev.oasis.common.provider.github.GitHubUrls;
import dev.oasis.common.provider.gitlab.GitLabUrls;
import dev.oasis.common.provider.http.ProviderUrl;
import dev.oasis.common.web.OriginConfig;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** Integrations by way of a browser. The state that it carries is all that lets it finish: 256 bits, good once, for an hour. */
@ApplicationScoped
class IntegrationFlow {

    private final IntegrationStates states;
    private final IntegrationProof proof;
    private final ProviderPlaces places;
    private final IntegrationAdministration integrations;
    private final GitHub gitHub;
    private final GrantAccess grants;
    private final SecretSealer sealer;
    private final RandomText random;
    private final URI origin;

    IntegrationFlow(IntegrationStates states, IntegrationProof proof, ProviderPlaces places,
            IntegrationAdministration integrations, GitHub gitHub, GrantAccess grants, SecretSealer sealer, RandomText random,
            OriginConfig origin) {
        this.states = states;
        this.proof = proof;
        this.places = places;
        this.integrations = integrations;
        this.gitHub = gitHub;
        this.grants = grants;
        this.sealer = sealer;
        this.random = random;
        this.origin = origin.url();
    }

    Uni<BrowserStart> beginApp(ManifestRequest request, Actor actor) {
        ProviderPlace place = places.of(Provider.GITHUB, request.baseUrl());
        String name = request.givenName();
        String hookId = Ulid.next();
        String path = request.organization().map(owner -> "/organizations/" + owner).orElse("") + "/settings/apps/new";
        String state = random.next();
        URI url = ProviderUrl.withQuery(place.base() + path, Map.of("state", state));
        return begin(state, new IntegrationState(Ulid.next(), IntegrationKind.GITHUB_APP, name, place,
                Optional.of(hookId), Optional.empty(), actor), url, AppManifest.json(name, origin, hookId, callback()));
    }

    Uni<BrowserStart> beginGrant(GrantRequest request, Actor actor) {
        IntegrationKind kind = request.parsedKind();
        ProviderPlace place = places.of(kind.provider(), request.baseUrl());
        String state = random.next();
        var grant = request.grant(random.next());
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", grant.clientId());
        query.put("redirect_uri", callback().toString());
        query.put("response_type", "code");
        query.put("scope", kind.provider() == Provider.GITHUB ? "repo admin:repo_hook" : "api");
        query.put("state", state);
        query.put("code_challenge", Base64.getUrlEncoder().withoutPadding()
                .encodeToString(Sha256.of(grant.verifier().getBytes(StandardCharsets.US_ASCII))));
        query.put("code_challenge_method", "S256");
        String path = kind.provider() == Provider.GITHUB ? "/login/oauth/authorize" : "/oauth/authorize";
        return begin(state, new IntegrationState(Ulid.next(), kind, request.givenName(), place, Optional.empty(),
                Optional.of(grant), actor), ProviderUrl.withQuery(place.base() + path, query), null);
    }

    private Uni<BrowserStart> begin(String state, IntegrationState kept, URI url, String manifest) {
        sealer.requireConfigured();
        Instant end = Instant.now().plusSeconds(IntegrationStates.LIFE_SECONDS).truncatedTo(ChronoUnit.SECONDS);
        return states.keep(state, kept, new IntegrationStates.Begun(kept.integrationId(), kept.kind().wireName(), kept.name(),
                kept.place().base().toString()))
                .replaceWith(() -> new BrowserStart(kept.integrationId(), url.toString(), manifest, end));
    }

    /**
     * While the provider is away nothing has been spent: the state is good again, and the browser may simply load the address
     * once more.
     *
     * @throws Problem {@code integration_state_invalid}; what the provider says
     */
    Uni<IntegrationView> finish(String state, String code, String address, String traceId) {
        return states.take(state, address, traceId)
                .map(found -> found.orElseThrow(() -> Problem.of(ProblemCode.INTEGRATION_STATE_INVALID,
                        "This was not begun here, or is over already; begin it again.")))
                .flatMap(taken -> IntegrationProblems.told(prove(taken.begun(), code)
                        .onFailure(failure -> failure instanceof ProviderFailure provider && provider.isTemporary())
                        .call(() -> states.giveBack(taken)))
                        .flatMap(proven -> integrations.keep(proven, taken.begun().hookId().orElse(null),
                                taken.begun().actor())));
    }

    private Uni<ProvenIntegration> prove(IntegrationState begun, String code) {
        Uni<ProvenIntegration> proven = begun.grant().map(app -> grant(begun, app, code)).orElseGet(() -> app(begun, code));
        return proven.invoke(made -> made.integration().id = begun.integrationId());
    }

    private Uni<ProvenIntegration> app(IntegrationState begun, String code) {
        return gitHub.convert(begun.place().api(), code).map(app -> proof.made(begun.name(), begun.place(), app));
    }

    private Uni<ProvenIntegration> grant(IntegrationState begun, IntegrationState.Grant app, String code) {
        String base = begun.place().base().toString();
        URI endpoint = begun.kind().provider() == Provider.GITHUB ? GitHubUrls.token(base) : GitLabUrls.token(base);
        Map<String, String> more = Map.of("code", code, "redirect_uri", callback().toString(), "code_verifier", app.verifier());
        return grants.exchange(endpoint, app.clientId(), app.clientSecret(), more)
                .flatMap(granted -> proof.prove(begun.kind(), begun.name(), begun.place(), granted, Optional.empty()));
    }

    private URI callback() {
        return URI.create(origin + "/auth/integrations/callback");
    }
}
