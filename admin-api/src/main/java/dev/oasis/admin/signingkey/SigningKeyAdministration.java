package dev.oasis.admin.signingkey;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.artifact.Artifact;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.catalog.key.SigningKey;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.signing.MinisignPublicKey;
import dev.oasis.common.signing.SignatureRejected;
import dev.oasis.common.verification.VerificationProblems;
import dev.oasis.common.web.conditional.Preconditions;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What administrators do with the keys that an app trusts. */
@ApplicationScoped
public class SigningKeyAdministration {

    private final AppAccess access;
    private final CatalogChanges changes;

    public SigningKeyAdministration(AppAccess access, CatalogChanges changes) {
        this.access = access;
        this.changes = changes;
    }

    @WithTransaction
    public Uni<SigningKeyView> trust(Caller caller, String app, TrustKeyRequest request, Actor actor) {
        return access.requireLocked(caller, app)
                .flatMap(locked -> trust(locked, request, actor));
    }

    /**
     * Joins the transaction at hand.
     *
     * @throws Problem {@code public_key_malformed} or {@code signing_key_exists}
     */
    public Uni<SigningKeyView> trust(App app, TrustKeyRequest request, Actor actor) {
        MinisignPublicKey parsed = parse(request.publicKey());
        SigningKey key = new SigningKey();
        key.id = Ulid.next();
        key.appId = app.id;
        key.keyId = parsed.keyId();
        key.publicKey = parsed.text();
        key.name = request.name();
        key.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        SigningKeyView view = SigningKeyView.of(key);
        return key.persist().chain(() -> changes.administered(app, actor,
                new Mutation("signing_key.trusted", "signing_key", key.id, app.id, null, view), null)).replaceWith(view);
    }

    @WithSession
    public Uni<Page<SigningKeyView>> list(Caller caller, String app, Cursor cursor) {
        return access.require(caller, app)
                .flatMap(found -> SigningKey
                        .<SigningKey> find("appId = ?1 and id < ?2 order by id desc", found.id, cursor.before())
                        .page(0, cursor.fetch()).list())
                .map(keys -> Page.of(keys, cursor, key -> key.id, SigningKeyView::of));
    }

    @WithSession
    public Uni<SigningKeyView> get(Caller caller, String app, String id) {
        return access.require(caller, app).flatMap(found -> require(found, id)).map(SigningKeyView::of);
    }

    /** Stops trusting a key. Releases that it signed stay valid for clients, so one that is still in use is kept. */
    @WithTransaction
    public Uni<Void> distrust(Caller caller, String idOrSlug, String id, Preconditions preconditions, Actor actor) {
        return access.requireLocked(caller, idOrSlug).flatMap(app -> require(app, id)
                .invoke(key -> preconditions.require(SigningKeyView.of(key)))
                .call(key -> requireUnused(app, key))
                .call(SigningKey::delete)
                .flatMap(key -> changes.administered(app, actor, new Mutation("signing_key.distrusted", "signing_key", key.id,
                        app.id, SigningKeyView.of(key), null), null)));
    }

    private static Uni<SigningKey> require(App app, String id) {
        return SigningKey.<SigningKey> find("appId = ?1 and id = ?2", app.id, id).firstResult().invoke(key -> {
            if (key == null) {
                throw Problem.of(ProblemCode.SIGNING_KEY_NOT_FOUND, "This app trusts no key with this id.");
            }
        });
    }

    private static MinisignPublicKey parse(String text) {
        try {
            return MinisignPublicKey.parse(text);
        } catch (SignatureRejected rejected) {
            throw VerificationProblems.of(rejected).at("publicKey");
        }
    }

    private static Uni<Void> requireUnused(App app, SigningKey key) {
        return Artifact.count("appId = ?1 and keyId = ?2 and releaseId in "
                + "(select r.id from Release r where r.appId = ?1 and r.status <> ?3)",
                app.id, key.keyId, ReleaseStatus.ARCHIVED)
                .invoke(inUse -> {
                    if (inUse > 0) {
                        throw Problem.of(ProblemCode.SIGNING_KEY_IN_USE, inUse
                                + " artifact(s) of drafts or published releases are signed by it; archive those first.");
                    }
                }).replaceWithVoid();
    }
}
