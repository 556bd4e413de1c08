package dev.oasis.admin.user;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.identity.Role;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** From roles as somebody asks for them to grants that may be handed out. Joins the session at hand. */
@ApplicationScoped
public class RoleGranting {

    private final AppAccess access;

    public RoleGranting(AppAccess access) {
        this.access = access;
    }

    /**
     * Grants that nobody holds yet and that are not stored.
     *
     * @throws Problem {@code validation_failed}, {@code app_not_found}, or {@code grant_exceeds_own} for what the caller has
     *         not
     */
    public Uni<List<RoleGrant>> resolve(Caller caller, List<RoleBinding> asked) {
        List<RoleGrant> grants = new ArrayList<>();
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (RoleBinding binding : asked) {
            Role role = Role.parse(binding.role()).orElseThrow(() -> Problem.ofField(ProblemCode.VALIDATION_FAILED, "roles",
                    "has an unknown role; known are owner, admin, developer and viewer."));
            if (binding.apps() == null) {
                grants.add(grant(role, null));
                continue;
            }
            requireNoOwner(role);
            for (String app : Set.copyOf(binding.apps())) {
                chain = chain.chain(() -> access.require(caller, app)).invoke(found -> grants.add(grant(role, found.id)))
                        .replaceWithVoid();
            }
        }
        return chain.replaceWith(grants).map(RoleGranting::withoutRepetition)
                .invoke(distinct -> distinct.forEach(grant -> requireWithinOwn(caller, grant)));
    }

    /** A grant of the owner's role, which nobody holds yet. */
    public static RoleGrant owner() {
        return grant(Role.OWNER, null);
    }

    /** What is promised and not held yet, as grants to the person. */
    static List<RoleGrant> missing(List<RoleGrant> held, List<RoleGrant> promised, String userId) {
        Set<String> known = held.stream().map(RoleGranting::text).collect(Collectors.toCollection(HashSet::new));
        List<RoleGrant> missing = new ArrayList<>();
        for (RoleGrant grant : promised) {
            if (known.add(text(grant))) {
                RoleGrant given = grant(Role.parse(grant.role).orElseThrow(), grant.appId);
                given.userId = userId;
                missing.add(given);
            }
        }
        return missing;
    }

    private static String text(RoleGrant grant) {
        return grant.role + ":" + grant.appId;
    }

    private static RoleGrant grant(Role role, String appId) {
        RoleGrant grant = new RoleGrant();
        grant.id = Ulid.next();
        grant.role = role.wireName();
        grant.appId = appId;
        return grant;
    }

    // Two names of one app, or one role both on some apps and on all.
    private static List<RoleGrant> withoutRepetition(List<RoleGrant> grants) {
        Set<String> forAll = grants.stream().filter(grant -> grant.appId == null).map(grant -> grant.role)
                .collect(Collectors.toSet());
        return List.copyOf(grants.stream().filter(grant -> grant.appId == null || !forAll.contains(grant.role))
                .collect(Collectors.toMap(RoleGranting::text, grant -> grant, (first, second) -> first))
                .values());
    }

    private static void requireNoOwner(Role role) {
        if (role == Role.OWNER) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "roles",
                    "cannot bind an owner to some apps: what owners do concerns all of them.");
        }
    }

    private static void requireWithinOwn(Caller caller, RoleGrant grant) {
        if (!grant.grants().stream().allMatch(caller::mayGrant)) {
            throw Problem.ofField(ProblemCode.GRANT_EXCEEDS_OWN, "roles", "may not exceed what you have yourself.");
        }
    }
}
