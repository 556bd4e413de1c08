package dev.oasis.admin.user;

import java.util.List;
import java.util.Set;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.oasis.common.identity.AppBinding;
import dev.oasis.common.identity.Grant;
import dev.oasis.common.identity.Role;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** A role on one app or on all, which a person has or an invitation promises. */
@Entity
@Table(name = "role_grant")
public class RoleGrant extends PanacheEntityBase {

    @Id
    public String id;
    public String userId;
    public String invitationId;
    /** Wire name. */
    public String role;
    /** Null for all apps. */
    public String appId;

    /** Keeps grants that may be none, which Panache takes for a mistake. */
    public static Uni<Void> keep(List<RoleGrant> grants) {
        return grants.isEmpty() ? Uni.createFrom().voidItem() : persist(grants);
    }

    Set<Grant> grants() {
        return Role.parse(role).orElseThrow().on(appId == null ? AppBinding.ALL : AppBinding.only(Set.of(appId)));
    }
}
