package dev.oasis.admin.user;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.smallrye.mutiny.Uni;

/** Completes people with their roles and identities, all of a page at once. Joins the session at hand. */
final class UserViews {

    private UserViews() {
    }

    static Uni<UserView> of(User user) {
        return of(List.of(user)).map(views -> views.apply(user));
    }

    static Uni<Function<User, UserView>> of(List<User> users) {
        List<String> ids = users.stream().map(user -> user.id).toList();
        return RoleGrant.<RoleGrant> list("userId in ?1", ids)
                .flatMap(grants -> UserIdentity.<UserIdentity> list("userId in ?1 order by id", ids)
                        .map(identities -> views(by(grants, grant -> grant.userId),
                                by(identities, identity -> identity.userId))));
    }

    private static Function<User, UserView> views(Map<String, List<RoleGrant>> grants,
            Map<String, List<UserIdentity>> identities) {
        return user -> UserView.of(user, grants.getOrDefault(user.id, List.of()),
                identities.getOrDefault(user.id, List.of()));
    }

    private static <T> Map<String, List<T>> by(List<T> rows, Function<T, String> userId) {
        return rows.stream().collect(Collectors.groupingBy(userId));
    }
}
