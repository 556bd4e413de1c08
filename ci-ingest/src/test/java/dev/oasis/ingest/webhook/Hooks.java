package dev.oasis.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.webhook.HookSecrets;
import dev.oasis.common.webhook.WebhookHook;
import dev.oasis.common.webhook.WebhookProvider;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Makes hooks by SQL, as administration and providers do in production, and signs as providers do. */
@ApplicationScoped
public class Hooks {

    private final Pool pool;
    private final HookSecrets secrets;

    Hooks(Pool pool, HookSecrets secrets) {
        this.pool = pool;
        this.secrets = secrets;
    }

    /** A hook and the secret that its provider knows. */
    public record Known(String id, WebhookProvider provider, String secret) {
    }

    public Known add(WebhookProvider provider) {
        WebhookHook hook = new WebhookHook(provider, "test", Instant.now());
        String secret = secrets.generate(provider);
        secrets.set(hook, secret);
        pool.preparedQuery("insert into webhook_hook (id, provider, name, secret, token_hmac) values ($1, $2, $3, $4, $5)")
                .executeAndAwait(Tuple.tuple().addString(hook.id).addString(provider.wireName()).addString(hook.name)
                        .addString(hook.secret)
                        .addValue(hook.tokenHmac == null ? null : Buffer.buffer(hook.tokenHmac)));
        return new Known(hook.id, provider, secret);
    }

    /** @param assignment such as {@code external_app_id = '1234'} */
    public void change(Known hook, String assignment) {
        pool.preparedQuery("update webhook_hook set " + assignment + " where id = $1").executeAndAwait(Tuple.of(hook.id()));
    }

    /** A new secret beside the one before, as a rotation leaves it. */
    public Known rotate(Known hook, String previousUntil) {
        WebhookHook row = new WebhookHook(hook.provider(), "test", Instant.now());
        row.id = hook.id();
        secrets.set(row, hook.secret());
        String secret = secrets.generate(hook.provider());
        secrets.rotate(row, secret, Instant.now());
        pool.preparedQuery("update webhook_hook set secret = $2, previous_secret = $3, previous_until = " + previousUntil
                + " where id = $1").executeAndAwait(Tuple.of(hook.id(), row.secret, row.previousSecret));
        return new Known(hook.id(), hook.provider(), secret);
    }

    public static String githubSignature(Known hook, byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(hmac(hook.secret().getBytes(StandardCharsets.UTF_8), body));
    }

    public static String standardSignature(Known hook, String id, long timestamp, String body) {
        byte[] key = Base64.getDecoder().decode(hook.secret().substring("whsec_".length()));
        byte[] message = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(hmac(key, message));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
