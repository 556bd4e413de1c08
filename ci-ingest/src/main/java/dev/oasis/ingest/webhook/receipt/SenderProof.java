package dev.oasis.ingest.webhook.receipt;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.webhook.HookKey;
import dev.oasis.common.webhook.WebhookProvider;
import io.vertx.core.MultiMap;

/**
 * Whether a delivery comes from who knows the hook's secret. It looks at headers and at the bytes as they came, before anything
 * reads those.
 */
final class SenderProof {

    static final String GITHUB_SIGNATURE = "X-Hub-Signature-256";
    static final String GITLAB_TOKEN = "X-Gitlab-Token";
    static final String STANDARD_ID = "webhook-id";
    static final String STANDARD_TIMESTAMP = "webhook-timestamp";
    static final String STANDARD_SIGNATURE = "webhook-signature";

    private static final String GITHUB_SCHEME = "sha256=";
    private static final String STANDARD_SCHEME = "v1,";

    private final Duration tolerance;

    /** @param tolerance how far a timestamp may be off */
    SenderProof(Duration tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * Returns when the sender is proven.
     *
     * @throws Problem {@code webhook_signature_missing}, {@code webhook_signature_invalid} or {@code webhook_timestamp_refused}
     */
    void require(WebhookProvider provider, List<HookKey> keys, MultiMap headers, byte[] body, Instant now) {
        boolean proven = switch (provider) {
            case GITHUB -> isSignedByGitHub(keys, required(headers, GITHUB_SIGNATURE), body);
            case GITLAB -> isToken(keys, required(headers, GITLAB_TOKEN));
            case GENERIC -> isSignedByStandard(keys, headers, body, now);
        };
        if (!proven) {
            throw Problem.of(ProblemCode.WEBHOOK_SIGNATURE_INVALID, switch (provider) {
                case GITHUB, GENERIC -> "Sign the bytes of the body as they are sent, with the secret of this hook.";
                case GITLAB -> "Send the secret token of this hook in " + GITLAB_TOKEN + ".";
            });
        }
    }

    private static boolean isSignedByGitHub(List<HookKey> keys, String header, byte[] body) {
        byte[] signature = header.startsWith(GITHUB_SCHEME) ? hex(header.substring(GITHUB_SCHEME.length())) : new byte[0];
        return signature.length > 0 && keys.stream().anyMatch(key -> key.signed(body, signature));
    }

    private static boolean isToken(List<HookKey> keys, String token) {
        return keys.stream().anyMatch(key -> key.isToken(token));
    }

    private boolean isSignedByStandard(List<HookKey> keys, MultiMap headers, byte[] body, Instant now) {
        String id = required(headers, STANDARD_ID);
        String timestamp = required(headers, STANDARD_TIMESTAMP);
        String signatures = required(headers, STANDARD_SIGNATURE);
        requireTimely(timestamp, now);
        byte[] message = join((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8), body);
        return Arrays.stream(signatures.split(" ")).filter(entry -> entry.startsWith(STANDARD_SCHEME))
                .map(entry -> base64(entry.substring(STANDARD_SCHEME.length()))).filter(Objects::nonNull)
                .anyMatch(signature -> keys.stream().anyMatch(key -> key.signedByStandard(message, signature)));
    }

    // What is too old could be a recorded delivery that somebody plays again.
    private void requireTimely(String timestamp, Instant now) {
        Instant sent;
        try {
            sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        } catch (DateTimeException | NumberFormatException notATime) {
            throw Problem.ofField(ProblemCode.WEBHOOK_TIMESTAMP_REFUSED, STANDARD_TIMESTAMP,
                    "must be seconds since 1970, such as " + now.getEpochSecond() + ".");
        }
        if (Duration.between(sent, now).abs().compareTo(tolerance) > 0) {
            throw Problem.ofField(ProblemCode.WEBHOOK_TIMESTAMP_REFUSED, STANDARD_TIMESTAMP,
                    "is more than " + tolerance.toSeconds() + " s off; sign each attempt anew and see to the sender's clock.");
        }
    }

    private static String required(MultiMap headers, String name) {
        String value = headers.get(name);
        if (value == null || value.isBlank()) {
            throw Problem.ofField(ProblemCode.WEBHOOK_SIGNATURE_MISSING, name,
                    "is needed; give the hook its secret where it is set up.");
        }
        return value;
    }

    private static byte[] join(byte[] head, byte[] tail) {
        byte[] joined = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, joined, head.length, tail.length);
        return joined;
    }

    private static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException notHex) {
            return new byte[0];
        }
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
