package dev.oasis.admin.user;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import io.smallrye.mutiny.Uni;

/** {@code /admin/users}, for owners only */
@Path("/admin/users")
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
    public Uni<Page<UserView>> list(@RestQuery Optional<String> limit, @RestQuery Optional<String> cursor,
            @RestQuery Optional<String> role, @RestQuery Optional<String> disabled, @RestQuery Optional<String> search) {
        UserFilter filter = UserFilter.of(role, disabled, search);
        return users.list(filter, Cursor.of(limit, cursor, filter.text()));
    }

    @GET
    @Path("{user}")
    public Uni<UserView> get(String user) {
        return users.get(user);
    }

    @PATCH
    @Path("{user}")
    public Uni<UserView> patch(String user, @Valid @NotNull PatchUserRequest request) {
        return users.patch(current.caller(), user, request, current.actor());
    }

    @DELETE
    @Path("{user}")
    @ResponseStatus(204)
    public Uni<Void> delete(String user) {
        return users.delete(user, current.actor());
    }

    @GET
    @Path("{user}/sessions")
    public Uni<Page<SessionView>> sessions(String user, @RestQuery Optional<String> limit,
            @RestQuery Optional<String> cursor) {
        return sessions.list(user, Cursor.of(limit, cursor, "sessions:" + user));
    }

    @DELETE
    @Path("{user}/sessions")
    @ResponseStatus(204)
    public Uni<Void> endSessions(String user) {
        return sessions.endAll(user, current.actor());
    }

    @DELETE
    @Path("{user}/sessions/{session}")
    public Uni<SessionView> endSession(String user, String session) {
        return sessions.end(user, session, current.actor());
    }
}
