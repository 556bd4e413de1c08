package dev.oasis.common.identity;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Authenticates {@code Authorization: Bearer uk_live_…}. The checksum comes first, so that typing errors and guesses cost no
 * look-up. Failures are {@link AuthenticationFailedException}s caused by the {@link Problem} to answer.
 */
@ApplicationScoped
public class ApiKeyMechanism implements HttpAuthenticationMechanism {

    private static final String BEARER = "bearer ";

    private final ApiKeyLookup keys;
    private final CredentialLimits limits;
    private final Optional<String> bootstrapDigest;

    public ApiKeyMechanism(ApiKeyLookup keys, CredentialLimits limits, IdentityConfig config) {
        this.keys = keys;
        this.limits = limits;
        this.bootstrapDigest = config.bootstrapKey().map(ApiKeyMechanism::digestOfBootstrapKey);
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager ignored) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header == null ? Uni.createFrom().nullItem() : limits.authenticate(context, () -> authenticate(header));
    }

    private Uni<SecurityIdentity> authenticate(String header) {
        Optional<ApiKeySecret> secret = header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? ApiKeySecret.parse(header.substring(BEARER.length()).strip())
                : Optional.empty();
        if (secret.isEmpty()) {
            return refuse(ProblemCode.API_KEY_MALFORMED,
                    "This is no Oasis key or it is mistyped; it reads 'Bearer uk_live_…' with 38 characters to follow.");
        }
        String digest = secret.get().sha256();
        return keys.find(digest).flatMap(found -> found.map(ApiKeyMechanism::admit).orElseGet(() -> bootstrap(digest)));
    }

    private static Uni<SecurityIdentity> admit(ApiKeyRecord key) {
        return switch (key.state()) {
            case WORKING -> Uni.createFrom().item(identity(key.caller()));
            case REVOKED -> refuse(ProblemCode.API_KEY_REVOKED, "This key was revoked; ask an owner for a new one.");
            case DISABLED -> refuse(ProblemCode.API_KEY_DISABLED, "This key is switched off; ask an owner to switch it on.");
            case EXPIRED -> refuse(ProblemCode.API_KEY_EXPIRED, "This key has expired; ask an owner for a new one.");
            case REPLACED -> refuse(ProblemCode.API_KEY_EXPIRED,
                    "This secret was replaced by a rotation and its time is over; use the new one.");
        };
    }

    private Uni<SecurityIdentity> bootstrap(String digest) {
        if (!bootstrapDigest.equals(Optional.of(digest))) {
            return refuse(ProblemCode.API_KEY_UNKNOWN, "No such key; ask an owner for one.");
        }
        return keys.ownerExists().flatMap(exists -> exists
                ? refuse(ProblemCode.API_KEY_REVOKED, "The bootstrap key works only while there is no owner.")
                : Uni.createFrom().item(identity(Caller.BOOTSTRAP)));
    }

    private static SecurityIdentity identity(Caller caller) {
        var identity = QuarkusSecurityIdentity.builder().setPrincipal(caller);
        caller.scopes().forEach(scope -> identity.addRole(scope.wireName()));
        return identity.build();
    }

    private static <T> Uni<T> refuse(ProblemCode code, String detail) {
        return Uni.createFrom().failure(new AuthenticationFailedException(Problem.of(code, detail)));
    }

    private static String digestOfBootstrapKey(String text) {
        return ApiKeySecret.parse(text).orElseThrow(() -> new IllegalStateException(
                "OASIS_BOOTSTRAP_KEY is not in the form of a key: 'uk_live_' and 38 characters with a checksum; "
                        + "'./oasis up' makes one, or take 'uk_live_' and 32 hex digits."))
                .sha256();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
    }
}
