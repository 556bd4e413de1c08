package dev.oasis.admin.user;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A person as the API answers them.
 *
 * @param email as a provider last said, or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record UserView(String id, String name, String email, boolean disabled, List<RoleBinding> roles,
        List<IdentityView> identities, Instant lastLoginAt, Instant createdAt, Instant updatedAt) {

    /**
     * How a person is known to a provider.
     *
     * @param login the name that they log in with there, or null
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record IdentityView(String provider, String login, Instant createdAt) {

        static IdentityView of(UserIdentity identity) {
            return new IdentityView(identity.provider, identity.login, identity.createdAt);
        }
    }

    static UserView of(User user, List<RoleGrant> grants, List<UserIdentity> identities) {
        return new UserView(user.id, user.name, user.email, user.disabledAt != null, RoleBinding.of(grants),
                identities.stream().map(IdentityView::of).toList(), user.lastLoginAt, user.createdAt, user.updatedAt);
    }
}
