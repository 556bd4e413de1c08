package dev.oasis.admin.login;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.oasis.admin.provider.LoginProviders;
import dev.oasis.admin.provider.ProviderView;
import dev.oasis.admin.user.UserSession;
import dev.oasis.common.identity.session.SessionClaims;
import dev.oasis.common.identity.session.SessionCookie;
import dev.oasis.common.identity.session.SessionTokens;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.web.address.ClientAddress;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** {@code /auth}, as far as nobody is known yet: for browsers, which follow the redirects. */
@Path("/auth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Login")
@PermitAll
public class LoginResource {

    private final LoginProviders providers;
    private final LoginFlow flow;
    private final SignIn signIn;
    private final BootstrapSecret bootstrapSecret;
    private final SessionTokens tokens;
    private final SessionCookie cookie;
    private final RandomText random;
    private final ClientAddress clients;

    public LoginResource(LoginProviders providers, LoginFlow flow, SignIn signIn, BootstrapSecret bootstrapSecret,
            SessionTokens tokens, SessionCookie cookie, RandomText random, ClientAddress clients) {
        this.providers = providers;
        this.flow = flow;
        this.signIn = signIn;
        this.bootstrapSecret = bootstrapSecret;
        this.tokens = tokens;
        this.cookie = cookie;
        this.random = random;
        this.clients = clients;
    }

    @GET
    @Path("providers")
    @Operation(operationId = "listLoginProviders", summary = "List what people can log in with")
    public ProviderList providers() {
        return new ProviderList(providers.list());
    }

    /** What people can log in with. */
    public record ProviderList(List<ProviderView> items) {
    }

    @GET
    @Path("login/{provider}")
    @Operation(operationId = "login", summary = "Begin a login")
    @APIResponse(responseCode = "303", description = "Where the browser goes next.")
    @Problems({ ProblemCode.LOGIN_PROVIDER_NOT_FOUND, ProblemCode.LOGIN_PROVIDER_UNAVAILABLE, ProblemCode.LANDING_REFUSED,
            ProblemCode.DATABASE_UNAVAILABLE })
    public Uni<RestResponse<Void>> login(String provider, @RestQuery Optional<String> redirect) {
        return flow.start(provider, redirect, false)
                .map(start -> seeOther(start.authorization()).header(HttpHeaders.SET_COOKIE, start.cookie()).build());
    }

    /** Begins the login of the first owner. */
    @POST
    @Path("bootstrap")
    @Operation(operationId = "bootstrap", summary = "Begin the login of the first owner")
    @Problems({ ProblemCode.BOOTSTRAP_REFUSED, ProblemCode.LOGIN_PROVIDER_NOT_FOUND, ProblemCode.LOGIN_PROVIDER_UNAVAILABLE,
            ProblemCode.LANDING_REFUSED, ProblemCode.DATABASE_UNAVAILABLE })
    public Uni<RestResponse<BootstrapStart>> bootstrap(@Valid @NotNull BootstrapRequest request) {
        bootstrapSecret.require(request.key());
        return flow.start(request.provider(), request.redirect(), true)
                .map(start -> RestResponse.ResponseBuilder.ok(new BootstrapStart(start.authorization().toString()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store").header(HttpHeaders.SET_COOKIE, start.cookie()).build());
    }

    @GET
    @Path("callback/{provider}")
    @Operation(operationId = "loginCallback", summary = "End a login")
    @APIResponse(responseCode = "303", description = "Where the browser goes next.")
    @Problems({ ProblemCode.LOGIN_PROVIDER_NOT_FOUND, ProblemCode.LOGIN_PROVIDER_UNAVAILABLE, ProblemCode.LOGIN_STATE_INVALID,
            ProblemCode.LOGIN_REFUSED, ProblemCode.NOT_INVITED, ProblemCode.USER_DISABLED, ProblemCode.BOOTSTRAP_REFUSED,
            ProblemCode.DATABASE_UNAVAILABLE })
    public Uni<RestResponse<Void>> callback(String provider, @BeanParam CallbackQuery query, RoutingContext context) {
        Visit visit = Visit.of(context, clients);
        return flow.take(provider, query.state, context)
                .flatMap(attempt -> flow.prove(attempt, query)
                        .flatMap(person -> signIn.admit(person, attempt.bootstrap(), visit))
                        .map(session -> seeOther(URI.create(attempt.landing().path()))
                                .header(HttpHeaders.SET_COOKIE, flow.forget(query.state.orElseThrow()))
                                .header(HttpHeaders.SET_COOKIE, sessionCookie(session)).build()));
    }

    private String sessionCookie(UserSession session) {
        String token = tokens.mint(new SessionClaims(session.id, session.userId, Optional.of(random.next())),
                session.expiresAt);
        return cookie.keep(token, Duration.between(Instant.now(), session.expiresAt));
    }

    // The address that brought the browser here holds a code: no page that it goes to shall learn it.
    private static RestResponse.ResponseBuilder<Void> seeOther(URI location) {
        return RestResponse.ResponseBuilder.<Void> create(RestResponse.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, location.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer");
    }
}
