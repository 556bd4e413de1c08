package dev.oasis.admin.user;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.owner.LastOwnerGuard;
import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.RowLock;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What owners do with people. */
@ApplicationScoped
public class UserAdministration {

    private final RoleGranting granting;
    private final LastOwnerGuard owners;
    private final UserSessions sessions;
    private final AuditTrail audit;

    public UserAdministration(RoleGranting granting, LastOwnerGuard owners, UserSessions sessions, AuditTrail audit) {
        this.granting = granting;
        this.owners = owners;
        this.sessions = sessions;
        this.audit = audit;
    }

    @WithSession
    public Uni<Page<UserView>> list(UserFilter filter, Cursor cursor) {
        return User.<User> find("id < :before" + filter.condition() + " order by id desc", filter.parameters(cursor.before()))
                .page(0, cursor.fetch()).list()
                .map(users -> Page.of(users, cursor, user -> user.id, user -> user))
                .flatMap(page -> UserViews.of(page.items()).map(page::map));
    }

    @WithSession
    public Uni<UserView> get(String id) {
        return required(User.findById(id)).flatMap(UserViews::of);
    }

    /** @throws Problem {@code last_owner}, {@code grant_exceeds_own}, {@code app_not_found} */
    @WithTransaction
    public Uni<UserView> patch(Caller caller, String id, PatchUserRequest request, Actor actor) {
        return owners.keepingOne(() -> locked(id).flatMap(user -> UserViews.of(user)
                .flatMap(before -> apply(caller, user, request).chain(() -> UserViews.of(user))
                        .call(after -> record(actor, "user.changed", id, before, after)))));
    }

    /**
     * Forgets a person; the audit trail keeps the name.
     *
     * @throws Problem {@code last_owner}
     */
    @WithTransaction
    public Uni<Void> delete(String id, Actor actor) {
        return owners.keepingOne(() -> locked(id).flatMap(user -> UserViews.of(user)
                .call(() -> User.delete("id", id))
                .flatMap(before -> record(actor, "user.deleted", id, before, null))));
    }

    private static Uni<User> locked(String id) {
        return required(User.<User> findById(id).flatMap(RowLock::exclusive));
    }

    private Uni<Void> apply(Caller caller, User user, PatchUserRequest request) {
        user.name = Objects.requireNonNullElse(request.name, user.name);
        user.updatedAt = now();
        Uni<Void> access = Uni.createFrom().voidItem();
        if (request.disabled != null && request.disabled != (user.disabledAt != null)) {
            user.disabledAt = request.disabled ? now() : null;
            // Or the person would find them open on coming back.
            access = request.disabled ? sessions.endAll(user.id).replaceWithVoid() : access;
        }
        return request.roles == null ? access
                : access.chain(() -> granting.resolve(caller, request.roles)).flatMap(grants -> replace(user, grants));
    }

    private static Uni<Void> replace(User user, List<RoleGrant> grants) {
        grants.forEach(grant -> grant.userId = user.id);
        return RoleGrant.delete("userId", user.id).chain(() -> RoleGrant.keep(grants));
    }

    private Uni<Void> record(Actor actor, String action, String id, UserView before, UserView after) {
        return audit.record(actor, new Mutation(action, "user", id, null, before, after));
    }

    static Uni<User> required(Uni<User> found) {
        return found.map(user -> Optional.ofNullable(user).orElseThrow(
                () -> Problem.of(ProblemCode.USER_NOT_FOUND, "No person has this id.")));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
