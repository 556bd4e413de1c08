package dev.oasis.common.identity.session;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

import dev.oasis.common.web.OriginConfig;

/**
 * Makes and proves session tokens: JWTs (RFC 7519) signed with HMAC-SHA256 and nothing else, issued by and for this
 * installation's origin.
 */
@ApplicationScoped
public class SessionTokens {

    private static final String AUDIENCE = "oasis";
    private static final String SESSION = "sid";
    private static final String CSRF = "csrf";
    // Clocks of two services may differ this much; when a session ends is the database's word.
    private static final int CLOCK_SKEW_SECONDS = 30;
    private static final Pattern KEY_PAIR = Pattern.compile("(RS|PS|ES)(256|384|512)|EdDSA");
    private static final Pattern COMPACT = Pattern.compile("[\\w-]+\\.[\\w-]*\\.[\\w-]*");

    private final SessionKeys keys;
    private final String issuer;
    private final JwtConsumer consumer;

    public SessionTokens(SessionConfig config, OriginConfig origin) {
        this.keys = new SessionKeys(config);
        this.issuer = origin.url().toString();
        this.consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
                .setVerificationKeyResolver((signature, nesting) -> keys.named(signature.getKeyIdHeaderValue())
                        .orElseThrow(() -> new UnresolvableKeyException("The token is signed with a key of somebody else")))
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, AUDIENCE)
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .setRequireSubject()
                .build();
    }

    /** Whether the text has the form of a token, so that it is nothing else. */
    static boolean hasFormOfToken(String text) {
        return COMPACT.matcher(text).matches();
    }

    /**
     * Whether the token is signed with a key pair, as those of identity providers and CI systems are and ours never. Nothing of
     * it is proven.
     */
    static boolean isOfAnIssuer(String token) {
        try {
            return JsonWebStructure.fromCompactSerialization(token) instanceof JsonWebSignature signed
                    && KEY_PAIR.matcher(String.valueOf(signed.getAlgorithmHeaderValue())).matches();
        } catch (JoseException unreadable) {
            return false;
        }
    }

    /** Whether a secret is set, without which there are no sessions. */
    public boolean available() {
        return keys.present();
    }

    /** @throws IllegalStateException when no secret is set */
    public String mint(SessionClaims session, Instant expiresAt) {
        if (!available()) {
            throw new IllegalStateException("OASIS_SESSION_SECRET is not set");
        }
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(AUDIENCE);
        claims.setSubject(session.userId());
        claims.setClaim(SESSION, session.sessionId());
        session.csrf().ifPresent(csrf -> claims.setClaim(CSRF, csrf));
        claims.setIssuedAtToNow();
        claims.setExpirationTime(NumericDate.fromMilliseconds(expiresAt.toEpochMilli()));
        return sign(claims);
    }

    private String sign(JwtClaims claims) {
        var key = keys.signing();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKeyIdHeaderValue(key.getKey());
        signature.setHeader("typ", "JWT");
        signature.setKey(key.getValue());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException("A session token cannot be signed", impossible);
        }
    }

    /** What the token says, or nothing when it is not one of ours or has run out. */
    Optional<SessionClaims> prove(String token) {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            String session = claims.getStringClaimValue(SESSION);
            return session == null ? Optional.empty()
                    : Optional.of(new SessionClaims(session, claims.getSubject(),
                            Optional.ofNullable(claims.getStringClaimValue(CSRF))));
        } catch (InvalidJwtException | MalformedClaimException notOurs) {
            return Optional.empty();
        }
    }
}
