package dev.oasis.admin.user;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/users}, for owners only */
@Path("/admin/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
@RolesAllowed(Scope.OWNER_NAME)
public class UserResource {

    private final UserAdministration users;
    private final UserSessions sessions;
    private final CurrentCaller current;

    public UserResource(UserAdministration users, UserSessions sessions, CurrentCaller current) {
        this.users = users;
        this.sessions = sessions;
        this.current = current;
    }

    /** Narrowed by {@code role}, {@code disabled} and {@code search}, a part of name or e-mail address. */
    @GET
    @Operation(operationId = "listUsers", summary = "List people")
    public Uni<Page<UserView>> list(@RestQuery Optional<String> limit, @RestQuery Optional<String> cursor,
            @RestQuery Optional<String> role, @RestQuery Optional<String> disabled, @RestQuery Optional<String> search) {
        UserFilter filter = UserFilter.of(role, disabled, search);
        return users.list(filter, Cursor.of(limit, cursor, filter.text()));
    }

    @GET
    @Path("{user}")
    @Operation(operationId = "getUser", summary = "Get one person")
    public Uni<UserView> get(String user) {
        return users.get(user);
    }

    @PATCH
    @Path("{user}")
    @Operation(operationId = "patchUser", summary = "Change a person")
    @Problems({ ProblemCode.LAST_OWNER, ProblemCode.GRANT_EXCEEDS_OWN, ProblemCode.APP_NOT_FOUND })
    public Uni<UserView> patch(String user, @Valid @NotNull PatchUserRequest request) {
        return users.patch(current.caller(), user, request, current.actor());
    }

    @DELETE
    @Path("{user}")
    @ResponseStatus(204)
    @Operation(operationId = "deleteUser", summary = "Delete a person")
    @Problems(ProblemCode.LAST_OWNER)
    public Uni<Void> delete(String user) {
        return users.delete(user, current.actor());
    }

    @GET
    @Path("{user}/sessions")
    @Operation(operationId = "listUserSessions", summary = "List a person's sessions")
    public Uni<Page<SessionView>> sessions(String user, @RestQuery Optional<String> limit,
            @RestQuery Optional<String> cursor) {
        return sessions.list(user, Cursor.of(limit, cursor, "sessions:" + user));
    }

    @DELETE
    @Path("{user}/sessions")
    @ResponseStatus(204)
    @Operation(operationId = "endUserSessions", summary = "End all sessions of a person")
    public Uni<Void> endSessions(String user) {
        return sessions.endAll(user, current.actor());
    }

    @DELETE
    @Path("{user}/sessions/{session}")
    @Operation(operationId = "endUserSession", summary = "End one session of a person")
    public Uni<SessionView> endSession(String user, String session) {
        return sessions.end(user, session, current.actor());
    }
}
