package dev.oasis.admin.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.RowLock;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.OriginConfig;
import dev.oasis.common.web.conditional.Preconditions;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.webhook.HookSecrets;
import dev.oasis.common.webhook.WebhookHook;
import dev.oasis.common.webhook.WebhookProvider;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What administrators do with hooks. */
@ApplicationScoped
public class HookAdministration {

    private final HookSecrets secrets;
    private final AuditTrail audit;
    private final OriginConfig origin;

    public HookAdministration(HookSecrets secrets, AuditTrail audit, OriginConfig origin) {
        this.secrets = secrets;
        this.audit = audit;
        this.origin = origin;
    }

    /** A secret for a hook of this kind; a hook gets it when it is kept. */
    String freshSecret(Optional<String> provider) {
        return secrets.generate(provider.flatMap(WebhookProvider::ofWireName).orElse(WebhookProvider.GENERIC));
    }

    @WithSession
    public Uni<Page<HookView>> list(Cursor cursor) {
        return WebhookHook.<WebhookHook> find("id < ?1 order by id desc", cursor.before()).page(0, cursor.fetch()).list()
                .map(hooks -> Page.of(hooks, cursor, hook -> hook.id, this::view));
    }

    @WithSession
    public Uni<HookView> get(String id) {
        return require(id).map(this::view);
    }

    /**
     * Joins or opens a transaction.
     *
     * @throws Problem {@code validation_failed}, {@code encryption_not_configured}
     */
    @WithTransaction
    public Uni<HookView> create(CreateHookRequest request, String secret, Actor actor) {
        WebhookHook hook = request.toHook();
        secrets.set(hook, secret);
        return hook.persistAndFlush().chain(() -> record(actor, "webhook_hook.created", null, view(hook)))
                .replaceWith(() -> view(hook));
    }

    @WithTransaction
    public Uni<HookView> patch(String id, PatchHookRequest request, Preconditions preconditions, Actor actor) {
        return requireLocked(id, preconditions).flatMap(hook -> {
            HookView before = view(hook);
            request.applyTo(hook);
            return view(hook).equals(before) ? Uni.createFrom().item(before)
                    : changed(hook, before, "webhook_hook.changed", actor);
        });
    }

    /** Joins or opens a transaction. Until the overlap is over, either secret proves a delivery. */
    @WithTransaction
    public Uni<HookView> rotate(String id, String secret, Duration overlap, Preconditions preconditions, Actor actor) {
        return requireLocked(id, preconditions).flatMap(hook -> databaseTime().flatMap(now -> {
            HookView before = view(hook);
            secrets.rotate(hook, secret, now.plus(overlap));
            return changed(hook, before, "webhook_hook.rotated", actor);
        }));
    }

    /** What has come in through it stays. */
    @WithTransaction
    public Uni<Void> delete(String id, Preconditions preconditions, Actor actor) {
        return requireLocked(id, preconditions).call(WebhookHook::delete)
                .flatMap(hook -> record(actor, "webhook_hook.deleted", view(hook), null));
    }

    private Uni<HookView> changed(WebhookHook hook, HookView before, String action, Actor actor) {
        hook.updatedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return Panache.flush().chain(() -> record(actor, action, before, view(hook))).replaceWith(() -> view(hook));
    }

    private Uni<Void> record(Actor actor, String action, HookView before, HookView after) {
        String id = after == null ? before.id() : after.id();
        return audit.record(actor, new Mutation(action, "webhook_hook", id, null, before, after));
    }

    /** The provider of a hook that is to be rotated, which decides the form of its secret. */
    @WithSession
    public Uni<Optional<String>> providerOf(String id) {
        return require(id).map(hook -> Optional.of(hook.provider.wireName()));
    }

    private Uni<WebhookHook> requireLocked(String id, Preconditions preconditions) {
        return require(id).flatMap(RowLock::exclusive).invoke(HookAdministration::requireFound)
                .invoke(hook -> preconditions.require(view(hook)));
    }

    private static Uni<WebhookHook> require(String id) {
        return WebhookHook.<WebhookHook> findById(id).invoke(HookAdministration::requireFound);
    }

    private static void requireFound(WebhookHook hook) {
        if (hook == null) {
            throw Problem.of(ProblemCode.HOOK_NOT_FOUND, "No hook has this id.");
        }
    }

    private HookView view(WebhookHook hook) {
        return HookView.of(hook, origin);
    }

    // What the end of the overlap is compared with when a delivery comes in.
    private static Uni<Instant> databaseTime() {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("select now()", Instant.class).getSingleResult())
                .map(now -> now.truncatedTo(ChronoUnit.MILLIS));
    }
}
