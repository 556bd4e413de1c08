package dev.oasis.common.provider.gitlab;

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
import dev.oasis.common.provider.ProviderRefused;
import dev.oasis.common.provider.RemoteCommit;
import dev.oasis.common.provider.RemoteDelivery;
import dev.oasis.common.provider.RemoteInstallation;
import dev.oasis.common.provider.RemoteRepository;
import dev.oasis.common.provider.RepositoryAddress;
import dev.oasis.common.provider.WebhookRegistration;
import dev.oasis.common.provider.WebhookState;
import dev.oasis.common.provider.http.ProviderRequest;
import io.smallrye.mutiny.Uni;

/** GitLab, by one integration. */
final class GitLabApi implements ProviderApi {

    private final GitLabHttp http;
    private final GitLabProjects projects;
    private final GitLabCommits commits;
    private final GitLabHooks hooks;

    GitLabApi(GitLabHttp http) {
        this.http = http;
        this.projects = new GitLabProjects(http);
        this.commits = new GitLabCommits(http);
        this.hooks = new GitLabHooks(http);
    }

    @Override
    public Uni<ProviderAccount> account() {
        return http.send(ProviderRequest.get(http.address("/user")))
                .map(response -> new ProviderAccount(String.valueOf(response.object().getValue("id")),
                        response.object().getString("username"), List.of()));
    }

    @Override
    public Uni<List<RemoteInstallation>> installations() {
        return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<ProviderPage<RemoteRepository>> repositories(Optional<String> page) {
        return projects.list(page);
    }

    @Override
    public Uni<RemoteRepository> repository(String externalId, Optional<String> installationId) {
        return projects.byNumber(externalId);
    }

    @Override
    public Uni<ProviderPage<RemoteCommit>> commits(RepositoryAddress repository, String ref, Optional<String> page) {
        return commits.list(repository, ref, page);
    }

    @Override
    public Uni<ChangedFiles> changedFiles(RepositoryAddress repository, Optional<String> before, String after) {
        return commits.changedFiles(repository, before, after);
    }

    @Override
    public Uni<Void> postStatus(RepositoryAddress repository, CommitStatus status) {
        return commits.postStatus(repository, status);
    }

    @Override
    public boolean hasCheckRuns() {
        return false;
    }

    @Override
    public Uni<Optional<KnownCheckRun>> findCheckRun(RepositoryAddress repository, CheckRun run) {
        return Uni.createFrom().failure(noCheckRuns());
    }

    @Override
    public Uni<String> createCheckRun(RepositoryAddress repository, CheckRun run) {
        return Uni.createFrom().failure(noCheckRuns());
    }

    @Override
    public Uni<Void> updateCheckRun(RepositoryAddress repository, String externalId, CheckRun run) {
        return Uni.createFrom().failure(noCheckRuns());
    }

    private static ProviderRefused noCheckRuns() {
        return new ProviderRefused(404, "GitLab has no check runs.");
    }

    @Override
    public Uni<String> registerWebhook(RepositoryAddress repository, WebhookRegistration registration) {
        return hooks.register(repository, registration);
    }

    @Override
    public Uni<Void> removeWebhook(HookAddress.OfRepository hook) {
        return hooks.remove(hook);
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
