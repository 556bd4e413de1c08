package dev.oasis.admin.apikey;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.ApiKeySecret;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What owners do with keys. */
@ApplicationScoped
public class ApiKeyAdministration {

    private final AppAccess access;
    private final AuditTrail audit;

    public ApiKeyAdministration(AppAccess access, AuditTrail audit) {
        this.access = access;
        this.audit = audit;
    }

    /**
     * Joins or opens a transaction.
     *
     * @param secret its digest is kept, and nothing else of it
     * @throws Problem {@code grant_exceeds_own} when the new key could do what its maker cannot
     */
    @WithTransaction
    public Uni<ApiKeyView> create(Caller caller, CreateApiKeyRequest request, ApiKeySecret secret, Actor actor) {
        Set<Scope> scopes = request.parsedScopes();
        requireOwnerForAll(scopes, request.boundApps().isEmpty());
        ApiKey key = new ApiKey();
        key.id = Ulid.next();
        key.name = request.name();
        key.prefix = secret.visiblePrefix();
        key.secretSha256 = secret.sha256();
        key.scopes = ApiKey.column(scopes);
        key.allApps = request.boundApps().isEmpty();
        key.appIds = new HashSet<>();
        key.expiresAt = request.expiresAt().orElse(null);
        key.createdAt = now();
        return bind(caller, key, request.boundApps().orElse(List.of()))
                .invoke(() -> requireWithinOwn(caller, key))
                .chain(() -> key.persistAndFlush())
                .chain(() -> record(actor, "api_key.created", null, ApiKeyView.of(key)))
                .replaceWith(() -> ApiKeyView.of(key));
    }

    @WithSession
    public Uni<Page<ApiKeyView>> list(Cursor cursor) {
        return ApiKey.<ApiKey> find("id < ?1 order by id desc", cursor.before()).page(0, cursor.fetch()).list()
                .map(keys -> Page.of(keys, cursor, key -> key.id, ApiKeyView::of));
    }

    @WithSession
    public Uni<ApiKeyView> get(String id) {
        return require(id).map(ApiKeyView::of);
    }

    /** Ends a key within a few seconds on every service; revoking again changes nothing. */
    @WithTransaction
    public Uni<ApiKeyView> revoke(String id, Actor actor) {
        return require(id).flatMap(key -> {
            ApiKeyView before = ApiKeyView.of(key);
            if (key.revokedAt != null) {
                return Uni.createFrom().item(before);
            }
            key.revokedAt = now();
            return record(actor, "api_key.revoked", before, ApiKeyView.of(key)).replaceWith(() -> ApiKeyView.of(key));
        });
    }

    private Uni<Void> bind(Caller caller, ApiKey key, List<String> apps) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (String app : apps) {
            chain = chain.chain(() -> access.require(caller, app)).invoke(found -> key.appIds.add(found.id))
                    .replaceWithVoid();
        }
        return chain;
    }

    private Uni<Void> record(Actor actor, String action, ApiKeyView before, ApiKeyView after) {
        return audit.record(actor, new Mutation(action, "api_key", after.id(), null, before, after));
    }

    private static void requireWithinOwn(Caller caller, ApiKey key) {
        if (!key.grants().stream().allMatch(caller::mayGrant)) {
            throw Problem.ofField(ProblemCode.GRANT_EXCEEDS_OWN, "scopes",
                    "may not exceed what the one who makes the key has.");
        }
    }

    private static void requireOwnerForAll(Set<Scope> scopes, boolean allApps) {
        if (scopes.contains(Scope.OWNER) && !allApps) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "apps",
                    "must be left out for an owner: what owners do concerns all apps.");
        }
    }

    private static Uni<ApiKey> require(String id) {
        return ApiKey.<ApiKey> findById(id).invoke(key -> {
            if (key == null) {
                throw Problem.of(ProblemCode.API_KEY_NOT_FOUND, "No key has this id.");
            }
        });
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A new secret; the caller shows it once. */
    public ApiKeySecret newSecret() {
        return ApiKeySecret.generate(Randomness.SECURE);
    }

    // Its own class, so that it is initialised on first use and a native image holds no seed.
    private static final class Randomness {
        private static final SecureRandom SECURE = new SecureRandom();
    }
}
