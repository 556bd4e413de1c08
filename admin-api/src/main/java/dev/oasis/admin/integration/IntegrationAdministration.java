package dev.oasis.admin.integration;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.removal.WebhookRemovals;
import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.RowLock;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.IntegrationKind;
import dev.oasis.common.provider.RemoteInstallation;
import dev.oasis.common.provider.Repository;
import dev.oasis.common.provider.credential.CredentialStore;
import dev.oasis.common.provider.credential.Credentials;
import dev.oasis.common.provider.installation.AppReach;
import dev.oasis.common.provider.installation.Installations;
import dev.oasis.common.web.conditional.Preconditions;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.webhook.WebhookHook;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What administrators do with integrations. No provider is asked here. */
@ApplicationScoped
public class IntegrationAdministration {

    private final CredentialStore store;
    private final AppWebhook webhook;
    private final Installations installations;
    private final AppReach reach;
    private final WebhookRemovals removals;
    private final AuditTrail audit;

    IntegrationAdministration(CredentialStore store, AppWebhook webhook, Installations installations, AppReach reach,
            WebhookRemovals removals, AuditTrail audit) {
        this.store = store;
        this.webhook = webhook;
        this.installations = installations;
        this.reach = reach;
        this.removals = removals;
        this.audit = audit;
    }

    @WithSession
    public Uni<Page<IntegrationView>> list(Cursor cursor) {
        return Integration.<Integration> find("deletedAt is null and id < ?1 order by id desc", cursor.before())
                .page(0, cursor.fetch()).list()
                .map(found -> Page.of(found, cursor, integration -> integration.id, IntegrationView::of));
    }

    @WithSession
    public Uni<IntegrationView> get(String id) {
        return required(id).map(IntegrationView::of);
    }

    /**
     * The integration itself, to ask its provider with after the session.
     *
     * @throws Problem {@code integration_not_found}
     */
    @WithSession
    public Uni<Integration> detached(String id) {
        return required(id);
    }

    /** Joins or opens a transaction. */
    @WithTransaction
    public Uni<IntegrationView> keep(ProvenIntegration proven, String hookId, Actor actor) {
        Integration integration = proven.integration();
        integration.credentials = store.seal(integration.id, proven.credentials());
        return integration.persistAndFlush()
                .chain(() -> proven.webhookSecret().map(secret -> webhook.keep(integration, hookId, secret))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(kept -> IntegrationView.of(integration))
                .call(view -> record(actor, "integration.created", null, view));
    }

    /** @param credentials proven already; null to leave those at hand */
    @WithTransaction
    public Uni<IntegrationView> change(String id, String name, Credentials credentials, Preconditions preconditions,
            Actor actor) {
        return locked(id).flatMap(integration -> {
            IntegrationView before = IntegrationView.of(integration);
            preconditions.require(before);
            integration.name = name == null ? integration.name : name;
            if (credentials != null) {
                integration.credentials = store.seal(id, credentials);
                integration.lower();
            }
            integration.updatedAt = now();
            IntegrationView after = IntegrationView.of(integration);
            return record(actor, "integration.changed", before, after).replaceWith(after);
        });
    }

    /**
     * What its hooks received stays; the hooks themselves go, so nothing more comes in. While webhooks of its repositories are
     * still to be removed at the provider, its row with the credentials stays for whoever does that.
     */
    @WithTransaction
    public Uni<Void> delete(String id, Preconditions preconditions, Actor actor) {
        return locked(id).invoke(integration -> preconditions.require(IntegrationView.of(integration)))
                .flatMap(integration -> removals.ofIntegration(id)
                        .call(() -> WebhookHook.delete("integrationId", id))
                        .call(() -> Repository.delete("integrationId", id))
                        .flatMap(left -> left == 0 ? integration.delete() : bury(integration))
                        .chain(() -> record(actor, "integration.deleted", IntegrationView.of(integration), null)));
    }

    private static Uni<Void> bury(Integration integration) {
        integration.deletedAt = now();
        return Uni.createFrom().voidItem();
    }

    /** Notes what a check has shown, and what follows from it for what the integration reaches. */
    @WithTransaction
    public Uni<IntegrationView> checked(String id, Integration seen, List<RemoteInstallation> found, Actor actor) {
        return locked(id).flatMap(integration -> {
            IntegrationView before = IntegrationView.of(integration);
            integration.checkedAt = now();
            integration.account = seen.account;
            if (!AppReach.hasRaised(integration)) {
                integration.lower();
            }
            return (integration.kind == IntegrationKind.GITHUB_APP
                    ? installations.replace(id, found).chain(() -> reach.judge(integration)).replaceWithVoid()
                    : Uni.createFrom().voidItem()).chain(() -> checked(integration, before, actor));
        });
    }

    /** Notes that the provider takes the credentials no longer. */
    @WithTransaction
    public Uni<IntegrationView> refused(String id, String alarm, Actor actor) {
        return locked(id).flatMap(integration -> {
            IntegrationView before = IntegrationView.of(integration);
            integration.checkedAt = now();
            integration.raise(alarm, integration.checkedAt);
            return checked(integration, before, actor);
        });
    }

    private Uni<IntegrationView> checked(Integration integration, IntegrationView before, Actor actor) {
        IntegrationView after = IntegrationView.of(integration);
        return record(actor, "integration.checked", before, after).replaceWith(after);
    }

    private Uni<Void> record(Actor actor, String action, IntegrationView before, IntegrationView after) {
        String id = after == null ? before.id() : after.id();
        return audit.record(actor, new Mutation(action, "integration", id, null, before, after));
    }

    private static Uni<Integration> locked(String id) {
        return required(id).flatMap(RowLock::exclusive).invoke(IntegrationAdministration::requireFound);
    }

    private static Uni<Integration> required(String id) {
        return Integration.<Integration> findById(id).invoke(IntegrationAdministration::requireFound);
    }

    private static void requireFound(Integration integration) {
        if (integration == null || integration.deletedAt != null) {
            throw IntegrationProblems.notFound();
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
