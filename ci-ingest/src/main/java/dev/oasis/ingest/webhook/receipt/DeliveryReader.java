package dev.oasis.ingest.webhook.receipt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.webhook.WebhookProvider;
import dev.oasis.ingest.webhook.inbox.Delivery;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** Makes a delivery of a request whose sender is proven. */
final class DeliveryReader {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FORM_FIELD = "payload=";
    private static final int LONGEST_ID = 150;
    private static final int LONGEST_EVENT = 100;
    private static final int LONGEST_KEPT_HEADER = 300;
    /** What helps to understand a delivery later; tokens and signatures are not among them. */
    private static final List<String> KEPT = List.of("content-type", "user-agent", "x-github-event", "x-github-delivery",
            "x-github-hook-id", "x-github-hook-installation-target-id", "x-github-hook-installation-target-type",
            "x-github-enterprise-host", "x-github-enterprise-version", "x-gitlab-event", "x-gitlab-event-uuid",
            "x-gitlab-instance", "x-gitlab-webhook-uuid", "idempotency-key", "webhook-id", "webhook-timestamp");

    private final JsonFactory json;

    /** @param largest bytes of a body */
    DeliveryReader(int deepest, int largest) {
        this.json = JsonFactory.builder().streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(deepest).maxStringLength(largest).build()).build();
    }

    /** @throws Problem {@code unsupported_media_type} for what no provider sends */
    static void requireReadable(WebhookProvider provider, MultiMap headers) {
        String type = mediaType(headers);
        if (!type.equals("application/json") && !(provider == WebhookProvider.GITHUB && type.equals(FORM))) {
            throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, provider == WebhookProvider.GITHUB
                    ? "Send the body as application/json or " + FORM + "."
                    : "Send the body as application/json.");
        }
    }

    /** @throws Problem {@code malformed_json}, {@code malformed_request} or {@code validation_failed} */
    Delivery read(WebhookProvider provider, String hookId, MultiMap headers, byte[] body) {
        byte[] payload = mediaType(headers).equals(FORM) ? ofForm(body) : body;
        PayloadOutline outline = PayloadOutline.read(json, payload);
        byte[] digest = Sha256.of(payload);
        return new Delivery(provider, hookId, deliveryId(provider, headers, digest), event(provider, headers, outline),
                outline.action(), outline.repository(), kept(headers), gzip(payload), payload.length, digest);
    }

    private static String mediaType(MultiMap headers) {
        String type = Optional.ofNullable(headers.get(HttpHeaders.CONTENT_TYPE)).orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static byte[] ofForm(byte[] body) {
        try {
            return Arrays.stream(new String(body, StandardCharsets.US_ASCII).split("&"))
                    .filter(field -> field.startsWith(FORM_FIELD)).findFirst()
                    .map(field -> URLDecoder.decode(field.substring(FORM_FIELD.length()), StandardCharsets.UTF_8))
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .orElseThrow(() -> Problem.ofField(ProblemCode.MALFORMED_REQUEST, "payload",
                            "is needed: the form holds the JSON in it."));
        } catch (IllegalArgumentException brokenEscape) {
            throw Problem.ofField(ProblemCode.MALFORMED_REQUEST, "payload", "is not URL-encoded.");
        }
    }

    // GitLab's Idempotency-Key stays the same over retries; its Event-UUID also over events that one webhook's effects cause.
    private static String deliveryId(WebhookProvider provider, MultiMap headers, byte[] digest) {
        String ofBody = HexFormat.of().formatHex(digest);
        Optional<String> named = switch (provider) {
            case GITHUB -> header(headers, "X-GitHub-Delivery", LONGEST_ID);
            case GITLAB -> header(headers, "Idempotency-Key", LONGEST_ID)
                    .or(() -> header(headers, "X-Gitlab-Event-UUID", LONGEST_EVENT).map(uuid -> uuid + ":" + ofBody));
            case GENERIC -> header(headers, SenderProof.STANDARD_ID, LONGEST_ID);
        };
        return named.orElse("sha256:" + ofBody);
    }

    private static String event(WebhookProvider provider, MultiMap headers, PayloadOutline outline) {
        return switch (provider) {
            case GITHUB -> header(headers, "X-GitHub-Event", LONGEST_EVENT).orElseThrow(() -> missing("X-GitHub-Event"));
            case GITLAB -> header(headers, "X-Gitlab-Event", LONGEST_EVENT).orElseThrow(() -> missing("X-Gitlab-Event"));
            case GENERIC -> outline.type().orElse("message");
        };
    }

    private static Problem missing(String header) {
        return Problem.ofField(ProblemCode.VALIDATION_FAILED, header, "is needed; it names the event.");
    }

    private static Optional<String> header(MultiMap headers, String name, int longest) {
        Optional<String> value = Optional.ofNullable(headers.get(name)).map(String::strip).filter(text -> !text.isEmpty());
        value.filter(text -> text.length() > longest || !text.chars().allMatch(c -> c >= ' ' && c < 127)).ifPresent(odd -> {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, name, "must have at most " + longest + " ASCII characters.");
        });
        return value;
    }

    private static Map<String, String> kept(MultiMap headers) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : KEPT) {
            Optional.ofNullable(headers.get(name))
                    .ifPresent(value -> kept.put(name, value.substring(0, Math.min(value.length(), LONGEST_KEPT_HEADER))));
        }
        return kept;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }
}
