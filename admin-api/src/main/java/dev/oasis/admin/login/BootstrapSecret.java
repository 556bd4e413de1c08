package dev.oasis.admin.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.identity.IdentityConfig;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** The key that makes the first owner, as it is presented at a login. */
@ApplicationScoped
public class BootstrapSecret {

    private final Optional<String> digest;

    public BootstrapSecret(IdentityConfig config) {
        this.digest = config.bootstrapKey().map(Sha256::hex);
    }

    /** @throws Problem {@code bootstrap_refused} */
    void require(String presented) {
        byte[] given = Sha256.hex(presented).getBytes(StandardCharsets.US_ASCII);
        if (digest.isEmpty() || !MessageDigest.isEqual(given, digest.get().getBytes(StandardCharsets.US_ASCII))) {
            throw Problem.of(ProblemCode.BOOTSTRAP_REFUSED, "This is not the key that OASIS_BOOTSTRAP_KEY holds.");
        }
    }
}
