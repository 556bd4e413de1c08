package dev.oasis.ingest.installation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.RowLock;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.IntegrationKind;
import dev.oasis.common.provider.ProviderApis;
import dev.oasis.common.provider.RemoteInstallation;
import dev.oasis.common.provider.installation.AppReach;
import dev.oasis.common.provider.installation.Installations;
import dev.oasis.common.webhook.WebhookEvent;
import dev.oasis.common.webhook.WebhookProvider;
import dev.oasis.ingest.webhook.EventHandler;
import dev.oasis.ingest.webhook.HandlingOutcome;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Follows the installations of GitHub Apps. Events can come late and in any order, so GitHub is asked for what is true now;
 * only while it does not answer, the event is taken at its word.
 */
@ApplicationScoped
public class InstallationHandler implements EventHandler {

    private static final Logger LOG = Logger.getLogger(InstallationHandler.class);
    private static final HandlingOutcome NOT_AN_APPS = new HandlingOutcome.Ignored(
            "The webhook belongs to no GitHub App that is integrated.");

    private final Installations installations;
    private final AppReach reach;
    private final AuditTrail audit;
    private final ProviderApis providers;

    InstallationHandler(Installations installations, AppReach reach, AuditTrail audit, ProviderApis providers) {
        this.installations = installations;
        this.reach = reach;
        this.audit = audit;
        this.providers = providers;
    }

    @Override
    public boolean handles(WebhookProvider provider) {
        return provider == WebhookProvider.GITHUB;
    }

    @Override
    public Uni<EventHandler> prepared(WebhookEvent event) {
        if (!InstallationChange.isToldBy(event)) {
            return Uni.createFrom().item(this);
        }
        Context context = Vertx.currentContext();
        return Panache.withSession(() -> integration(event))
                .flatMap(app -> app == null ? Uni.createFrom().item(Optional.<List<RemoteInstallation>> empty()) : known(app))
                .emitOn(command -> context.runOnContext(ignored -> command.run()))
                .map(Informed::new);
    }

    private Uni<Optional<List<RemoteInstallation>>> known(Integration app) {
        return Uni.createFrom().deferred(() -> providers.of(app).installations()).map(Optional::of)
                .onFailure().invoke(failure -> LOG.debugf("An installation is taken as told: %s", failure.getMessage()))
                .onFailure().recoverWithItem(Optional.empty());
    }

    @Override
    public Uni<HandlingOutcome> handle(WebhookEvent event) {
        return handle(event, Optional.empty());
    }

    private Uni<HandlingOutcome> handle(WebhookEvent event, Optional<List<RemoteInstallation>> known) {
        if (!InstallationChange.isToldBy(event)) {
            return Uni.createFrom().item(HandlingOutcome.NOT_MINE);
        }
        InstallationChange change = InstallationChange.of(event);
        return integration(event).flatMap(RowLock::exclusive).flatMap(app -> app == null
                ? Uni.createFrom().item(NOT_AN_APPS)
                : follow(app.id, change, known).chain(() -> reach.judge(app))
                        .call(alarm -> record(event, app, change, alarm))
                        .map(alarm -> new HandlingOutcome.Processed(
                                change.sentence() + (alarm == null ? "" : " " + alarm))));
    }

    private static Uni<Integration> integration(WebhookEvent event) {
        return event.integrationId().map(id -> Integration.<Integration> findById(id)
                .map(found -> found != null && found.kind == IntegrationKind.GITHUB_APP ? found : null))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private Uni<Void> follow(String app, InstallationChange change, Optional<List<RemoteInstallation>> known) {
        return known.map(all -> installations.replace(app, all)).orElseGet(() -> asTold(app, change))
                .chain(() -> isThere(change, known) ? choose(app, change) : Uni.createFrom().voidItem());
    }

    private Uni<Void> asTold(String app, InstallationChange change) {
        RemoteInstallation one = change.installation();
        return switch (change.kind()) {
            case INSTALLED -> installations.keep(app, one);
            case REMOVED -> installations.drop(app, one.externalId());
            case SUSPENDED -> installations.suspend(app, one.externalId(), true);
            case RESUMED -> installations.suspend(app, one.externalId(), false);
            case REPOSITORIES, OTHER -> Uni.createFrom().voidItem();
        };
    }

    private static boolean isThere(InstallationChange change, Optional<List<RemoteInstallation>> known) {
        return known.map(all -> all.stream().anyMatch(one -> one.externalId().equals(change.installation().externalId())))
                .orElse(change.kind() != InstallationChange.Kind.REMOVED);
    }

    private Uni<Void> choose(String app, InstallationChange change) {
        String number = change.installation().externalId();
        return installations.exclude(app, number, change.removed())
                .chain(() -> change.all() ? installations.admitAll(app, change.installation())
                        : installations.admit(app, number, change.added()));
    }

    private Uni<Void> record(WebhookEvent event, Integration app, InstallationChange change, String alarm) {
        String sender = event.payload().path("sender").path("login").asText("");
        Actor actor = new Actor("webhook", sender.isEmpty() ? "github" : sender, "", event.id());
        RemoteInstallation one = change.installation();
        return audit.record(actor, new Mutation("integration.installation_changed", "integration", app.id, null, null,
                new InstallationNote(one.externalId(), one.account(), change.kind().name().toLowerCase(Locale.ROOT), alarm)));
    }

    /** With what GitHub has told, where it did. */
    private final class Informed implements EventHandler {

        private final Optional<List<RemoteInstallation>> known;

        private Informed(Optional<List<RemoteInstallation>> known) {
            this.known = known;
        }

        @Override
        public boolean handles(WebhookProvider provider) {
            return InstallationHandler.this.handles(provider);
        }

        @Override
        public Uni<HandlingOutcome> handle(WebhookEvent event) {
            return InstallationHandler.this.handle(event, known);
        }
    }
}
