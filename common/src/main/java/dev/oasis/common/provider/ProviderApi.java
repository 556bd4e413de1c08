package dev.oasis.common.provider;

import java.util.List;
import java.util.Optional;

import io.smallrye.mutiny.Uni;

/**
 * What Oasis asks of a provider with one integration's credentials. Every answer can be a {@link ProviderFailure}. To be used
 * outside of sessions: a provider may take its time. A result can come on another thread than the one that asked; callers that
 * go on to a session open a new one.
 */
public interface ProviderApi {

    /** Asks who the credentials are, which proves that they work. */
    Uni<ProviderAccount> account();

    /** The accounts that have installed the GitHub App, all of them; none for every other kind. */
    Uni<List<RemoteInstallation>> installations();

    /** What the credentials reach, in the provider's order. */
    Uni<ProviderPage<RemoteRepository>> repositories(Optional<String> page);

    /** One of them, by the provider's number. */
    Uni<RemoteRepository> repository(String externalId, Optional<String> installationId);

    /** @param ref a branch, tag or commit; the newest commit comes first */
    Uni<ProviderPage<RemoteCommit>> commits(RepositoryAddress repository, String ref, Optional<String> page);

    /**
     * @param before a commit; absent for what a commit alone changes, as on a branch that is new
     * @param after a commit
     */
    Uni<ChangedFiles> changedFiles(RepositoryAddress repository, Optional<String> before, String after);

    Uni<Void> postStatus(RepositoryAddress repository, CommitStatus status);

    /** Whether there are check runs: with a GitHub App only. Others fail with a {@link ProviderRefused}. */
    boolean hasCheckRuns();

    /**
     * The check run of our own id that the provider has of this commit and name. To be asked after an attempt whose outcome is
     * unknown: making a second one, or adding annotations twice, could not be undone.
     */
    Uni<Optional<KnownCheckRun>> findCheckRun(RepositoryAddress repository, CheckRun run);

    /** The provider's number of the new check run. */
    Uni<String> createCheckRun(RepositoryAddress repository, CheckRun run);

    /** Brings a check run to another state; the annotations of {@code run} are added to those that it has. */
    Uni<Void> updateCheckRun(RepositoryAddress repository, String externalId, CheckRun run);

    /** The provider's number of the new webhook, which gets every event that Oasis understands. */
    Uni<String> registerWebhook(RepositoryAddress repository, WebhookRegistration registration);

    /** Nothing happens when it is gone already. */
    Uni<Void> removeWebhook(HookAddress.OfRepository hook);

    Uni<WebhookState> webhookState(HookAddress hook);

    /** The newest come first. Providers keep some days of them. */
    Uni<ProviderPage<RemoteDelivery>> deliveries(HookAddress hook, Optional<String> cursor);

    /** Has a delivery sent once more. */
    Uni<Void> redeliver(HookAddress hook, String deliveryExternalId);
}
