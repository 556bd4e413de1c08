package dev.oasis.admin.apikey;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.owner.FirstOwner;
import dev.oasis.admin.owner.LastOwnerGuard;
import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.RowLock;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.ApiKeySecret;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What owners do with keys. */
@ApplicationScoped
public class ApiKeyAdministration {

    private final KeyBinding binding;
    private final LastOwnerGuard owners;
    private final FirstOwner firstOwner;
    private final AuditTrail audit;
    private final ApiKeyConfig config;

    public ApiKeyAdministration(KeyBinding binding, LastOwnerGuard owners, FirstOwner firstOwner, AuditTrail audit,
            ApiKeyConfig config) {
        this.binding = binding;
        this.owners = owners;
        this.firstOwner = firstOwner;
        this.audit = audit;
        this.config = config;
    }

    /**
     * Joins or opens a transaction.
     *
     * @param secret its digest is kept, and nothing else of it
     * @throws Problem {@code grant_exceeds_own} when the new key could do what its maker cannot
     */
    @WithTransaction
    public Uni<ApiKeyView> create(Caller caller, CreateApiKeyRequest request, ApiKeySecret secret, Actor actor) {
        ApiKey key = new ApiKey();
        key.id = Ulid.next();
        key.name = request.name();
        key.prefix = secret.visiblePrefix();
        key.secretSha256 = secret.sha256();
        key.enabled = true;
        key.appIds = new HashSet<>();
        key.expiresAt = request.expiresAt().orElse(null);
        key.createdAt = now();
        key.updatedAt = key.createdAt;
        key.grant(request.parsedScopes());
        return caller.kind() == Caller.Kind.BOOTSTRAP
                ? firstOwner.whileNoneExists(() -> keep(caller, key, request, actor))
                : keep(caller, key, request, actor);
    }

    private Uni<ApiKeyView> keep(Caller caller, ApiKey key, CreateApiKeyRequest request, Actor actor) {
        return binding.bind(caller, key, request.boundApps())
                .invoke(() -> KeyBinding.requireWithinOwn(caller, key))
                .chain(() -> key.persistAndFlush())
                .chain(() -> record(actor, "api_key.created", null, ApiKeyView.of(key)))
                .replaceWith(() -> ApiKeyView.of(key));
    }

    @WithSession
    public Uni<Page<ApiKeyView>> list(Cursor cursor, Optional<ApiKeyStatus> status) {
        String condition = status.map(wanted -> " and " + wanted.condition()).orElse("");
        return ApiKey.<ApiKey> find("id < ?1" + condition + " order by id desc", cursor.before()).page(0, cursor.fetch())
                .list().map(keys -> Page.of(keys, cursor, key -> key.id, ApiKeyView::of));
    }

    @WithSession
    public Uni<ApiKeyView> get(String id) {
        return require(id).map(ApiKeyView::of);
    }

    /** @throws Problem {@code api_key_ended}, {@code last_owner}, {@code grant_exceeds_own} */
    @WithTransaction
    public Uni<ApiKeyView> patch(Caller caller, String id, PatchApiKeyRequest request, Actor actor) {
        request.requireNameWithText();
        return owners.keepingOne(() -> requireLocked(id).invoke(ApiKey::requireNotRevoked).flatMap(key -> {
            ApiKeyView before = ApiKeyView.of(key);
            return apply(caller, request, key).chain(() -> changed(key, before, "api_key.changed", actor));
        }));
    }

    /**
     * Joins or opens a transaction. Who still uses the secret before is the same key, in the audit trail too.
     *
     * @throws Problem {@code api_key_ended}
     */
    @WithTransaction
    public Uni<ApiKeyView> rotate(String id, RotateApiKeyRequest request, ApiKeySecret secret, Actor actor) {
        return requireLocked(id).invoke(ApiKey::requireNotRevoked).flatMap(key -> databaseTime().flatMap(now -> {
            key.requireNotExpired(now);
            ApiKeyView before = ApiKeyView.of(key);
            key.rotate(secret, now, request.overlap(config));
            return changed(key, before, "api_key.rotated", actor);
        }));
    }

    /**
     * Ends a key within a few seconds on every service; revoking again changes nothing.
     *
     * @throws Problem {@code last_owner}
     */
    @WithTransaction
    public Uni<ApiKeyView> revoke(String id, Actor actor) {
        return owners.keepingOne(() -> requireLocked(id).flatMap(key -> {
            ApiKeyView before = ApiKeyView.of(key);
            if (key.revokedAt == null) {
                key.revokedAt = now();
            }
            return changed(key, before, "api_key.revoked", actor);
        }));
    }

    private Uni<Void> apply(Caller caller, PatchApiKeyRequest request, ApiKey key) {
        if (request.name != null) {
            key.name = request.name;
        }
        if (request.enabled != null) {
            key.enabled = request.enabled;
        }
        if (request.expiresAt != null) {
            key.expiresAt = request.expiresAt.orElse(null);
        }
        if (request.scopes != null) {
            key.grant(RequestedScopes.parse(request.scopes));
        }
        Uni<Void> bound = request.apps == null ? Uni.createFrom().voidItem() : binding.bind(caller, key, request.apps);
        return bound.invoke(() -> KeyBinding.requireWithinOwn(caller, key));
    }

    private Uni<ApiKeyView> changed(ApiKey key, ApiKeyView before, String action, Actor actor) {
        if (ApiKeyView.of(key).equals(before)) {
            return Uni.createFrom().item(before);
        }
        key.updatedAt = now();
        return record(actor, action, before, ApiKeyView.of(key)).replaceWith(() -> ApiKeyView.of(key));
    }

    private Uni<Void> record(Actor actor, String action, ApiKeyView before, ApiKeyView after) {
        return audit.record(actor, new Mutation(action, "api_key", after.id(), null, before, after));
    }

    private static Uni<ApiKey> requireLocked(String id) {
        return require(id).flatMap(RowLock::exclusive).invoke(ApiKeyAdministration::requireFound);
    }

    private static Uni<ApiKey> require(String id) {
        return ApiKey.<ApiKey> findById(id).invoke(ApiKeyAdministration::requireFound);
    }

    private static void requireFound(ApiKey key) {
        if (key == null) {
            throw Problem.of(ProblemCode.API_KEY_NOT_FOUND, "No key has this id.");
        }
    }

    // What a key's times are compared with when it is used.
    private static Uni<Instant> databaseTime() {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("select now()", Instant.class).getSingleResult())
                .map(now -> now.truncatedTo(ChronoUnit.MILLIS));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
