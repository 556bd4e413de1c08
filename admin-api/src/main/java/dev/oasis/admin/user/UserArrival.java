package dev.oasis.admin.user;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.provider.ProvenPerson;
import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.RowLock;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import io.smallrye.mutiny.Uni;

/** People as they come in: recognised by issuer and subject, never by address or login. Joins the transaction at hand. */
@ApplicationScoped
public class UserArrival {

    private static final int MAX_NAME = 100;

    private final AuditTrail audit;

    public UserArrival(AuditTrail audit) {
        this.audit = audit;
    }

    /** The one whom the provider has vouched for before, locked; null for a newcomer. */
    public Uni<User> known(ProvenPerson person) {
        return UserIdentity.<UserIdentity> find("issuer = ?1 and subject = ?2", person.issuer(), person.subject()).firstResult()
                .flatMap(identity -> identity == null ? Uni.createFrom().nullItem()
                        : User.<User> findById(identity.userId).flatMap(RowLock::exclusive));
    }

    /** A person who is nobody yet. */
    public User newcomer(ProvenPerson person) {
        User user = new User();
        user.id = Ulid.next();
        user.name = shortened(person.name());
        user.createdAt = now();
        user.updatedAt = user.createdAt;
        return user;
    }

    /** Keeps a newcomer, with the identity to recognise them by. */
    public Uni<Void> settle(User user, ProvenPerson person, Actor actor) {
        UserIdentity identity = new UserIdentity();
        identity.id = Ulid.next();
        identity.userId = user.id;
        identity.issuer = person.issuer();
        identity.subject = person.subject();
        identity.provider = person.provider();
        identity.login = person.login().orElse(null);
        identity.createdAt = user.createdAt;
        return user.persistAndFlush().chain(() -> identity.persistAndFlush()).chain(() -> UserViews.of(user))
                .flatMap(view -> audit.record(actor, new Mutation("user.created", "user", user.id, null, null, view)));
    }

    /** Adds what the person has not yet of it. */
    public Uni<Void> give(User user, List<RoleGrant> promised, Actor actor) {
        return UserViews.of(user).flatMap(before -> RoleGrant.<RoleGrant> list("userId", user.id)
                .chain(held -> RoleGrant.keep(RoleGranting.missing(held, promised, user.id)))
                .chain(() -> UserViews.of(user))
                .flatMap(after -> before.roles().equals(after.roles()) ? Uni.createFrom().voidItem()
                        : audit.record(actor, new Mutation("user.changed", "user", user.id, null, before, after))));
    }

    /** Notes what the provider says today. */
    public void note(User user, ProvenPerson person) {
        user.email = person.email().map(email -> email.substring(0, Math.min(email.length(), 320))).orElse(user.email);
        user.lastLoginAt = now();
    }

    private static String shortened(String name) {
        String clean = name.strip();
        return clean.substring(0, Math.min(clean.length(), MAX_NAME));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
