package dev.oasis.admin.user;

import java.util.Locale;
import java.util.Optional;

import dev.oasis.common.identity.Role;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.panache.common.Parameters;

/** What a list of people is narrowed by. */
public record UserFilter(Optional<String> role, Optional<Boolean> disabled, Optional<String> search) {

    /** @throws Problem {@code validation_failed} */
    static UserFilter of(Optional<String> role, Optional<String> disabled, Optional<String> search) {
        if (role.isPresent() && Role.parse(role.get()).isEmpty()) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "role", "must be owner, admin, developer or viewer.");
        }
        return new UserFilter(role, disabled.map(UserFilter::truth), search.filter(text -> !text.isBlank()));
    }

    /** All that the list is narrowed by, in a fixed order. */
    String text() {
        return "users:" + role.orElse("") + ":" + disabled.map(String::valueOf).orElse("") + ":" + search.orElse("");
    }

    String condition() {
        return role.map(ignored -> " and id in (select g.userId from RoleGrant g where g.role = :role)").orElse("")
                + disabled.map(shut -> shut ? " and disabledAt is not null" : " and disabledAt is null").orElse("")
                + search.map(ignored -> " and (locate(:search, lower(name)) > 0 or locate(:search, lower(email)) > 0)")
                        .orElse("");
    }

    Parameters parameters(String before) {
        Parameters parameters = Parameters.with("before", before);
        role.ifPresent(name -> parameters.and("role", name));
        search.ifPresent(text -> parameters.and("search", text.toLowerCase(Locale.ROOT)));
        return parameters;
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "disabled", "must be true or false.");
        };
    }
}
