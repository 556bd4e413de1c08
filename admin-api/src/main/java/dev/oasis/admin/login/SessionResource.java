package dev.oasis.admin.login;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.oasis.admin.user.UserSessions;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.session.CurrentSession;
import dev.oasis.common.identity.session.OpenSession;
import dev.oasis.common.identity.session.SessionClaims;
import dev.oasis.common.identity.session.SessionConfig;
import dev.oasis.common.identity.session.SessionCookie;
import dev.oasis.common.identity.session.SessionLookup;
import dev.oasis.common.identity.session.SessionTokens;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** {@code /auth}, for whoever is known. */
@Path("/auth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Login")
@Authenticated
public class SessionResource {

    private final CurrentCaller current;
    private final CurrentSession session;
    private final UserSessions sessions;
    private final SessionLookup lookup;
    private final SessionTokens tokens;
    private final SessionCookie cookie;
    private final SessionConfig config;

    public SessionResource(CurrentCaller current, CurrentSession session, UserSessions sessions, SessionLookup lookup,
            SessionTokens tokens, SessionCookie cookie, SessionConfig config) {
        this.current = current;
        this.session = session;
        this.sessions = sessions;
        this.lookup = lookup;
        this.tokens = tokens;
        this.cookie = cookie;
        this.config = config;
    }

    @GET
    @Path("me")
    @Operation(operationId = "me", summary = "Say who asks")
    public RestResponse<MeView> me() {
        return unstored(MeView.of(current.caller(), session.session())).build();
    }

    /** A token for scripts; it ends with the session that it is taken from, if not earlier. */
    @POST
    @Path("token")
    @Operation(operationId = "createToken", summary = "Make a token for scripts")
    public RestResponse<TokenView> token() {
        OpenSession open = session.require();
        Instant end = Instant.now().plus(config.tokenLifetime()).truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = end.isBefore(open.expiresAt()) ? end : open.expiresAt();
        String token = tokens.mint(new SessionClaims(open.claims().sessionId(), open.claims().userId(), Optional.empty()),
                expiresAt);
        return unstored(new TokenView(token, expiresAt)).build();
    }

    /** Ends the session, with all tokens taken from it. */
    @POST
    @Path("logout")
    @Operation(operationId = "logout", summary = "End the session")
    public Uni<RestResponse<Void>> logout() {
        SessionClaims claims = session.require().claims();
        return sessions.end(claims.userId(), claims.sessionId(), current.actor())
                .chain(() -> lookup.forget(claims.sessionId()))
                .replaceWith(() -> RestResponse.ResponseBuilder.<Void> noContent()
                        .header(HttpHeaders.SET_COOKIE, cookie.drop()).build());
    }

    private static <T> RestResponse.ResponseBuilder<T> unstored(T body) {
        return RestResponse.ResponseBuilder.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
