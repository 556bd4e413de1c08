package dev.oasis.admin.login;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.invitation.Invitation;
import dev.oasis.admin.invitation.InvitationAcceptance;
import dev.oasis.admin.owner.FirstOwner;
import dev.oasis.admin.provider.ProvenPerson;
import dev.oasis.admin.user.RoleGrant;
import dev.oasis.admin.user.RoleGranting;
import dev.oasis.admin.user.User;
import dev.oasis.admin.user.UserArrival;
import dev.oasis.admin.user.UserSession;
import dev.oasis.admin.user.UserSessions;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Lets a proven person in, or not: who is known comes in, a newcomer only with an invitation or as the first owner. */
@ApplicationScoped
public class SignIn {

    private final UserArrival arrival;
    private final InvitationAcceptance invitations;
    private final FirstOwner firstOwner;
    private final UserSessions sessions;

    public SignIn(UserArrival arrival, InvitationAcceptance invitations, FirstOwner firstOwner, UserSessions sessions) {
        this.arrival = arrival;
        this.invitations = invitations;
        this.firstOwner = firstOwner;
        this.sessions = sessions;
    }

    /**
     * A new session, with whatever open invitations promise.
     *
     * @param bootstrap whether the person has presented the bootstrap key
     * @throws Problem {@code not_invited}, {@code user_disabled}, {@code bootstrap_refused} once there is an owner
     */
    @WithTransaction
    public Uni<UserSession> admit(ProvenPerson person, boolean bootstrap, Visit visit) {
        return bootstrap ? firstOwner.whileNoneExists(() -> recognise(person, true, visit)) : recognise(person, false, visit);
    }

    private Uni<UserSession> recognise(ProvenPerson person, boolean bootstrap, Visit visit) {
        return arrival.known(person).flatMap(known -> invitations.openFor(person).flatMap(open -> known == null
                ? welcome(person, open, bootstrap, visit)
                : enter(known, person, open, bootstrap, visit)));
    }

    private Uni<UserSession> welcome(ProvenPerson person, List<Invitation> open, boolean bootstrap, Visit visit) {
        if (open.isEmpty() && !bootstrap) {
            throw Problem.of(ProblemCode.NOT_INVITED,
                    "The provider has vouched for you, but nobody here has invited you; ask an owner for an invitation "
                            + "of an e-mail address that the provider has verified.");
        }
        User user = arrival.newcomer(person);
        return arrival.settle(user, person, visit.by(user.id, user.name))
                .chain(() -> enter(user, person, open, bootstrap, visit));
    }

    private Uni<UserSession> enter(User user, ProvenPerson person, List<Invitation> open, boolean bootstrap, Visit visit) {
        if (user.disabledAt != null) {
            throw Problem.of(ProblemCode.USER_DISABLED, "You are shut out; an owner can let you in again.");
        }
        Actor actor = visit.by(user.id, user.name);
        arrival.note(user, person);
        return invitations.accept(open, actor)
                .map(promised -> bootstrap ? withOwner(promised) : promised)
                .call(roles -> roles.isEmpty() ? Uni.createFrom().voidItem() : arrival.give(user, roles, actor))
                .chain(() -> sessions.open(actor, person.provider(), visit.userAgent()));
    }

    private static List<RoleGrant> withOwner(List<RoleGrant> promised) {
        List<RoleGrant> roles = new ArrayList<>(promised);
        roles.add(RoleGranting.owner());
        return roles;
    }
}
