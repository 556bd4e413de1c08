package dev.oasis.common.provider.github;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.oasis.common.provider.ChangedFiles;
import dev.oasis.common.provider.CheckRun;
import dev.oasis.common.provider.CommitStatus;
import dev.oasis.common.provider.HookAddress;
import dev.oasis.common.provider.KnownCheckRun;
import dev.oasis.common.provider.ProviderAccount;
import dev.oasis.common.provider.ProviderApi;
import dev.oasis.common.provider.ProviderPage;
import dev.oasis.common.provider.RemoteCommit;
import dev.oasis.common.provider.RemoteDelivery;
import dev.oasis.common.provider.RemoteInstallation;
import dev.oasis.common.provider.RemoteRepository;
import dev.oasis.common.provider.RepositoryAddress;
import dev.oasis.common.provider.WebhookRegistration;
import dev.oasis.common.provider.WebhookState;
import dev.oasis.common.provider.http.ProviderRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** GitHub, by one integration. */
final class GitHubApi implements ProviderApi {

    private final GitHubHttp http;
    private final GitHubRepositories repositories;
    private final GitHubCommits commits;
    private final GitHubChecks checks;
    private final GitHubHooks hooks;

    GitHubApi(GitHubHttp http) {
        this.http = http;
        this.repositories = new GitHubRepositories(http);
        this.commits = new GitHubCommits(http);
        this.checks = new GitHubChecks(http);
        this.hooks = new GitHubHooks(http);
    }

    @Override
    public Uni<ProviderAccount> account() {
        return http.asSelf(ProviderRequest.get(http.address(http.isApp() ? "/app" : "/user"))).map(response -> {
            JsonObject json = response.object();
            List<String> scopes = response.header("X-OAuth-Scopes").map(text -> Arrays.asList(text.split(", *")))
                    .orElse(List.of());
            return new ProviderAccount(String.valueOf(json.getValue("id")), json.getString(http.isApp() ? "slug" : "login"),
                    scopes);
        });
    }

    @Override
    public Uni<List<RemoteInstallation>> installations() {
        return http.isApp() ? repositories.installations() : Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<ProviderPage<RemoteRepository>> repositories(Optional<String> page) {
        return repositories.list(page);
    }

    @Override
    public Uni<RemoteRepository> repository(String externalId, Optional<String> installationId) {
        return Uni.createFrom().deferred(() -> repositories.byNumber(externalId, installationId));
    }

    @Override
    public Uni<ProviderPage<RemoteCommit>> commits(RepositoryAddress repository, String ref, Optional<String> page) {
        return Uni.createFrom().deferred(() -> commits.list(repository, ref, page));
    }

    @Override
    public Uni<ChangedFiles> changedFiles(RepositoryAddress repository, Optional<String> before, String after) {
        return Uni.createFrom().deferred(() -> commits.changedFiles(repository, before, after));
    }

    @Override
    public Uni<Void> postStatus(RepositoryAddress repository, CommitStatus status) {
        return Uni.createFrom().deferred(() -> commits.postStatus(repository, status));
    }

    @Override
    public boolean hasCheckRuns() {
        return http.isApp();
    }

    @Override
    public Uni<Optional<KnownCheckRun>> findCheckRun(RepositoryAddress repository, CheckRun run) {
        return Uni.createFrom().deferred(() -> checks.find(repository, run));
    }

    @Override
    public Uni<String> createCheckRun(RepositoryAddress repository, CheckRun run) {
        return Uni.createFrom().deferred(() -> checks.create(repository, run));
    }

    @Override
    public Uni<Void> updateCheckRun(RepositoryAddress repository, String externalId, CheckRun run) {
        return Uni.createFrom().deferred(() -> checks.update(repository, externalId, run));
    }

    @Override
    public Uni<String> registerWebhook(RepositoryAddress repository, WebhookRegistration registration) {
        return Uni.createFrom().deferred(() -> hooks.register(repository, registration));
    }

    @Override
    public Uni<Void> removeWebhook(HookAddress.OfRepository hook) {
        return Uni.createFrom().deferred(() -> hooks.remove(hook));
    }

    @Override
    public Uni<WebhookState> webhookState(HookAddress hook) {
        return Uni.createFrom().deferred(() -> hooks.state(hook));
    }

    @Override
    public Uni<ProviderPage<RemoteDelivery>> deliveries(HookAddress hook, Optional<String> cursor) {
        return Uni.createFrom().deferred(() -> hooks.deliveries(hook, cursor));
    }

    @Override
    public Uni<Void> redeliver(HookAddress hook, String deliveryExternalId) {
        return Uni.createFrom().deferred(() -> hooks.redeliver(hook, deliveryExternalId));
    }
}
