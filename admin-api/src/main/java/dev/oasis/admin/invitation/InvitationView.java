package dev.oasis.admin.invitation;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.oasis.admin.user.RoleBinding;
import dev.oasis.admin.user.RoleGrant;

/**
 * An invitation as the API answers it.
 *
 * @param status {@code open}, {@code accepted}, {@code withdrawn} or {@code expired}
 * @param acceptedBy id of the person, or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record InvitationView(String id, String email, String login, String provider, List<RoleBinding> roles, String status,
        String invitedBy, String acceptedBy, Instant expiresAt, Instant createdAt) {

    static InvitationView of(Invitation invitation, List<RoleGrant> roles) {
        return new InvitationView(invitation.id, invitation.email, invitation.login, invitation.provider,
                RoleBinding.of(roles), status(invitation), invitation.invitedBy, invitation.acceptedBy, invitation.expiresAt,
                invitation.createdAt);
    }

    // For display; whether it still opens a door is judged by the database's clock.
    private static String status(Invitation invitation) {
        if (invitation.acceptedAt != null) {
            return "accepted";
        }
        if (invitation.withdrawnAt != null) {
            return "withdrawn";
        }
        return invitation.expiresAt.isAfter(Instant.now()) ? "open" : "expired";
    }
}
