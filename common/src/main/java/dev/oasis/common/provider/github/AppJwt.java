package dev.oasis.common.provider.github;

import java.time.Instant;

import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

import dev.oasis.common.provider.credential.Credentials;

/**
 * By which a GitHub App proves itself: RS256, from a minute ago so that clocks may differ, for less than the ten minutes that
 * GitHub allows.
 */
final class AppJwt {

    private static final int BACK_SECONDS = 60;
    private static final int LIFE_SECONDS = 9 * 60;

    private AppJwt() {
    }

    static String sign(Credentials.AppKey key, Instant now) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(key.appId());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond() - BACK_SECONDS));
        claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() + LIFE_SECONDS));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setPayload(claims.toJson());
        signature.setKey(RsaPem.parse(key.privateKey()));
        try {
            return signature.getCompactSerialization();
        } catch (JoseException unusable) {
            // Its message says nothing of the key but its size.
            throw new IllegalStateException("The App's private key cannot sign", unusable);
        }
    }
}
