package dev.oasis.common.webhook;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.oasis.common.crypto.seal.SealedColumn;
import dev.oasis.common.crypto.seal.SealedSecret;
import dev.oasis.common.crypto.seal.SecretSealer;

/**
 * Makes, seals and opens what proves the sender of a hook's deliveries. GitLab's token is never kept: only its HMAC is, under a
 * key that is sealed and of this hook alone, so that a stolen table is worth nothing even where somebody chose a short token.
 */
@ApplicationScoped
public class HookSecrets {

    static final SealedColumn CURRENT = new SealedColumn("webhook_hook", "secret");
    static final SealedColumn PREVIOUS = new SealedColumn("webhook_hook", "previous_secret");

    private static final int BYTES = 32;

    private final SecretSealer sealer;
    private final SecureRandom random = new SecureRandom();

    public HookSecrets(SecretSealer sealer) {
        this.sealer = sealer;
    }

    /** Both columns are to be sealed anew when the key changes. */
    @Produces
    @Singleton
    SealedColumn current() {
        return CURRENT;
    }

    @Produces
    @Singleton
    SealedColumn previous() {
        return PREVIOUS;
    }

    /** A fresh secret as it has to be entered at the provider: 256 bits. */
    public String generate(WebhookProvider provider) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return switch (provider) {
            case GITHUB, GITLAB -> HexFormat.of().formatHex(bytes);
            case GENERIC -> HookKey.STANDARD_PREFIX + Base64.getEncoder().encodeToString(bytes);
        };
    }

    /**
     * Makes this the only secret of the hook.
     *
     * @throws dev.oasis.common.web.problem.Problem {@code encryption_not_configured}
     */
    public void set(WebhookHook hook, String secret) {
        String kept = hook.provider == WebhookProvider.GITLAB ? generate(WebhookProvider.GITLAB) : secret;
        hook.secret = sealer.seal(kept, CURRENT.at(hook.id)).text();
        hook.tokenHmac = hook.provider == WebhookProvider.GITLAB ? HookKey.hmacOfToken(kept, secret) : null;
        hook.previousSecret = null;
        hook.previousTokenHmac = null;
        hook.previousUntil = null;
    }

    /** Makes this the secret of the hook; the one before works until then, too. */
    public void rotate(WebhookHook hook, String secret, Instant previousUntil) {
        String before = sealer.open(SealedSecret.parse(hook.secret), CURRENT.at(hook.id));
        byte[] hmacBefore = hook.tokenHmac;
        set(hook, secret);
        hook.previousSecret = sealer.seal(before, PREVIOUS.at(hook.id)).text();
        hook.previousTokenHmac = hmacBefore;
        hook.previousUntil = previousUntil;
    }

    /** @throws dev.oasis.common.web.problem.Problem {@code encryption_not_configured} */
    public HookKey current(String hookId, String secret, byte[] tokenHmac) {
        return new HookKey(sealer.open(SealedSecret.parse(secret), CURRENT.at(hookId)), tokenHmac);
    }

    /** @throws dev.oasis.common.web.problem.Problem {@code encryption_not_configured} */
    public HookKey previous(String hookId, String secret, byte[] tokenHmac) {
        return new HookKey(sealer.open(SealedSecret.parse(secret), PREVIOUS.at(hookId)), tokenHmac);
    }
}
