package dev.oasis.admin.user;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.oasis.common.identity.Role;

/**
 * A role as it is asked for and answered.
 *
 * @param role {@code owner}, {@code admin}, {@code developer} or {@code viewer}
 * @param apps ids of the apps that it is bound to, or slugs too in a request; null for all apps
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RoleBinding(
        @NotNull(message = "is needed.") String role,
        @Size(min = 1, max = 100, message = "must name 1 to 100 apps; leave it out for all.") List<@NotNull String> apps) {

    /** The strongest role first. */
    public static List<RoleBinding> of(Collection<RoleGrant> grants) {
        Map<Role, List<RoleGrant>> byRole = grants.stream().collect(
                Collectors.groupingBy(grant -> Role.parse(grant.role).orElseThrow(), TreeMap::new, Collectors.toList()));
        return byRole.entrySet().stream().map(entry -> new RoleBinding(entry.getKey().wireName(), apps(entry.getValue())))
                .toList();
    }

    private static List<String> apps(List<RoleGrant> grants) {
        return grants.stream().anyMatch(grant -> grant.appId == null) ? null
                : grants.stream().map(grant -> grant.appId).sorted().toList();
    }
}
