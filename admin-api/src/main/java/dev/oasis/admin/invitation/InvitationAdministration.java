package dev.oasis.admin.invitation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.provider.LoginConfig;
import dev.oasis.admin.provider.LoginProviders;
import dev.oasis.admin.provider.ProviderKind;
import dev.oasis.admin.user.RoleGrant;
import dev.oasis.admin.user.RoleGranting;
import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.RowLock;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What owners do with invitations. */
@ApplicationScoped
public class InvitationAdministration {

    private static final String OF_SAME_TARGET = "acceptedAt is null and withdrawnAt is null"
            + " and (email = ?1 or login = ?2 and provider = ?3)";

    private final LoginConfig config;
    private final LoginProviders providers;
    private final RoleGranting granting;
    private final AuditTrail audit;

    public InvitationAdministration(LoginConfig config, LoginProviders providers, RoleGranting granting, AuditTrail audit) {
        this.config = config;
        this.providers = providers;
        this.granting = granting;
        this.audit = audit;
    }

    /**
     * Joins or opens a transaction.
     *
     * @throws Problem {@code invitation_exists}, {@code grant_exceeds_own}, {@code login_provider_not_found}
     */
    @WithTransaction
    public Uni<InvitationView> create(Caller caller, CreateInvitationRequest request, Actor actor) {
        Invitation invitation = invitation(request, actor);
        return granting.resolve(caller, request.roles())
                .call(() -> closeExpired(invitation))
                .call(() -> invitation.persistAndFlush())
                .call(roles -> promise(invitation, roles))
                .map(roles -> InvitationView.of(invitation, roles))
                .call(view -> record(actor, "invitation.created", null, view));
    }

    @WithSession
    public Uni<Page<InvitationView>> list(Cursor cursor) {
        return Invitation.<Invitation> find("id < ?1 order by id desc", cursor.before()).page(0, cursor.fetch()).list()
                .map(found -> Page.of(found, cursor, invitation -> invitation.id, invitation -> invitation))
                .flatMap(page -> promised(page.items()).map(roles -> page.map(invitation -> view(invitation, roles))));
    }

    @WithSession
    public Uni<InvitationView> get(String id) {
        return required(Invitation.findById(id)).flatMap(InvitationAdministration::view);
    }

    /** Takes an invitation back; doing so again changes nothing. */
    @WithTransaction
    public Uni<InvitationView> withdraw(String id, Actor actor) {
        return required(Invitation.<Invitation> findById(id).flatMap(RowLock::exclusive))
                .flatMap(invitation -> view(invitation).flatMap(before -> {
                    if (invitation.acceptedAt != null) {
                        throw Problem.of(ProblemCode.INVITATION_CLOSED,
                                "This person has come already; take their roles away or shut them out.");
                    }
                    if (invitation.withdrawnAt != null) {
                        return Uni.createFrom().item(before);
                    }
                    invitation.withdrawnAt = now();
                    return view(invitation).call(after -> record(actor, "invitation.withdrawn", before, after));
                }));
    }

    private Invitation invitation(CreateInvitationRequest request, Actor actor) {
        request.requireOneTarget();
        Invitation invitation = new Invitation();
        invitation.id = Ulid.next();
        invitation.email = request.lowerEmail();
        invitation.login = request.lowerLogin();
        invitation.provider = request.login().isPresent() ? gitHub(request.provider())
                : request.provider().map(this::known).orElse(null);
        invitation.invitedBy = actor.name();
        invitation.createdAt = now();
        invitation.expiresAt = request.expiresAt().map(end -> end.truncatedTo(ChronoUnit.MILLIS))
                .orElseGet(() -> invitation.createdAt.plus(config.invitationLifetime()));
        return invitation;
    }

    private String known(String provider) {
        providers.require(provider);
        return provider;
    }

    // A login means a person only together with the GitHub that it belongs to.
    private String gitHub(Optional<String> asked) {
        List<String> gitHubs = providers.named(ProviderKind.GITHUB);
        String provider = asked.orElse(gitHubs.size() == 1 ? gitHubs.get(0) : "");
        if (!gitHubs.contains(provider)) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "provider", gitHubs.isEmpty()
                    ? "cannot be found: no GitHub is configured, so invite by e-mail address."
                    : "must be one of " + String.join(", ", gitHubs) + " for a login.");
        }
        return provider;
    }

    // One that has run out is no longer in the way of a new one.
    private static Uni<Integer> closeExpired(Invitation target) {
        return Invitation.update("withdrawnAt = instant where expiresAt <= instant and " + OF_SAME_TARGET, target.email,
                target.login, target.provider);
    }

    private static Uni<Void> promise(Invitation invitation, List<RoleGrant> roles) {
        roles.forEach(role -> role.invitationId = invitation.id);
        return RoleGrant.keep(roles);
    }

    private static Uni<List<RoleGrant>> promised(List<Invitation> invitations) {
        return RoleGrant.list("invitationId in ?1", invitations.stream().map(invitation -> invitation.id).toList());
    }

    static Uni<InvitationView> view(Invitation invitation) {
        return promised(List.of(invitation)).map(roles -> InvitationView.of(invitation, roles));
    }

    private static InvitationView view(Invitation invitation, List<RoleGrant> roles) {
        return InvitationView.of(invitation,
                roles.stream().filter(role -> role.invitationId.equals(invitation.id)).toList());
    }

    private Uni<Void> record(Actor actor, String action, InvitationView before, InvitationView after) {
        return audit.record(actor, new Mutation(action, "invitation", after.id(), null, before, after));
    }

    private static Uni<Invitation> required(Uni<Invitation> found) {
        return found.map(invitation -> Optional.ofNullable(invitation).orElseThrow(
                () -> Problem.of(ProblemCode.INVITATION_NOT_FOUND, "No invitation has this id.")));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
