package dev.oasis.admin.invitation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.provider.ProvenPerson;
import dev.oasis.admin.user.RoleGrant;
import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.RowLock;
import dev.oasis.common.identity.Actor;
import io.smallrye.mutiny.Uni;

/** What invitations mean at a login. Joins the transaction at hand. */
@ApplicationScoped
public class InvitationAcceptance {

    private static final String FOR = "acceptedAt is null and withdrawnAt is null and expiresAt > instant"
            + " and (provider is null or provider = ?1) and (email in ?2 or login = ?3) order by id";

    private final AuditTrail audit;

    public InvitationAcceptance(AuditTrail audit) {
        this.audit = audit;
    }

    /** Open invitations of the person, locked: what somebody else accepts or withdraws meanwhile is not among them. */
    public Uni<List<Invitation>> openFor(ProvenPerson person) {
        // Nobody has the empty address, and an empty list would be no SQL.
        List<String> emails = new ArrayList<>(person.verifiedEmails());
        emails.add("");
        return Invitation.<Invitation> list(FOR, person.provider(), emails, person.login().orElse(""))
                .flatMap(InvitationAcceptance::locked);
    }

    private static Uni<List<Invitation>> locked(List<Invitation> found) {
        List<Invitation> open = new ArrayList<>();
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Invitation invitation : found) {
            chain = chain.chain(() -> RowLock.exclusive(invitation)).invoke(locked -> {
                if (locked != null && locked.isOpen()) {
                    open.add(locked);
                }
            }).replaceWithVoid();
        }
        return chain.replaceWith(open);
    }

    /** What the invitations promise; they are used up by it. */
    public Uni<List<RoleGrant>> accept(List<Invitation> invitations, Actor person) {
        List<RoleGrant> promised = new ArrayList<>();
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Invitation invitation : invitations) {
            chain = chain.chain(() -> accept(invitation, person)).invoke(promised::addAll).replaceWithVoid();
        }
        return chain.replaceWith(promised);
    }

    private Uni<List<RoleGrant>> accept(Invitation invitation, Actor person) {
        return InvitationAdministration.view(invitation).flatMap(before -> {
            invitation.acceptedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            invitation.acceptedBy = person.id();
            return InvitationAdministration.view(invitation).call(after -> audit.record(person,
                    new Mutation("invitation.accepted", "invitation", invitation.id, null, before, after)));
        }).chain(() -> RoleGrant.list("invitationId", invitation.id));
    }
}
