package dev.oasis.ingest.webhook.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.webhook.HookKey;
import dev.oasis.common.webhook.WebhookProvider;
import io.vertx.core.MultiMap;

class SenderProofTest {

    /** From "Validating webhook deliveries" in GitHub's documentation. */
    private static final HookKey GITHUB = new HookKey("It's a Secret to Everybody", null);
    private static final byte[] GITHUB_BODY = bytes("Hello, World!");
    private static final String GITHUB_SIGNATURE = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    /** From the reference libraries of Standard Webhooks. */
    private static final HookKey STANDARD = new HookKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", null);
    private static final byte[] STANDARD_BODY = bytes("{\"test\": 2432232314}");
    private static final Instant SENT = Instant.ofEpochSecond(1614265330);
    private static final String STANDARD_SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final SenderProof proof = new SenderProof(Duration.ofMinutes(5));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MultiMap headers(String... namesAndValues) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    private static MultiMap standard(String signature) {
        return headers("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek", "webhook-timestamp", "1614265330", "webhook-signature",
                signature);
    }

    private ProblemCode refusal(WebhookProvider provider, HookKey key, MultiMap headers, byte[] body, Instant now) {
        Problem problem = catchThrowableOfType(Problem.class,
                () -> proof.require(provider, List.of(key), headers, body, now));
        assertThat(problem).isNotNull();
        return problem.code();
    }

    @Test
    void githubs_own_example_is_proven() {
        assertThatCode(() -> proof.require(WebhookProvider.GITHUB, List.of(GITHUB),
                headers("X-Hub-Signature-256", GITHUB_SIGNATURE), GITHUB_BODY, SENT)).doesNotThrowAnyException();
    }

    @Test
    void either_of_two_secrets_proves_while_one_takes_the_place_of_the_other() {
        assertThatCode(() -> proof.require(WebhookProvider.GITHUB, List.of(new HookKey("new", null), GITHUB),
                headers("X-Hub-Signature-256", GITHUB_SIGNATURE), GITHUB_BODY, SENT)).doesNotThrowAnyException();
    }

    @Test
    void one_other_byte_of_the_body_is_not_proven() {
        assertThat(refusal(WebhookProvider.GITHUB, GITHUB, headers("X-Hub-Signature-256", GITHUB_SIGNATURE),
                bytes("Hello, World?"), SENT)).isEqualTo(ProblemCode.WEBHOOK_SIGNATURE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = { "sha256=", "sha1=757107ea", "sha256=xyz",
            "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17" })
    void what_is_no_such_signature_is_not_proven(String signature) {
        assertThat(refusal(WebhookProvider.GITHUB, GITHUB, headers("X-Hub-Signature-256", signature), GITHUB_BODY, SENT))
                .isEqualTo(ProblemCode.WEBHOOK_SIGNATURE_INVALID);
    }

    @Test
    void the_older_sha1_signature_alone_counts_as_none() {
        assertThat(refusal(WebhookProvider.GITHUB, GITHUB,
                headers("X-Hub-Signature", "sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59"),
                GITHUB_BODY, SENT)).isEqualTo(ProblemCode.WEBHOOK_SIGNATURE_MISSING);
    }

    @Test
    void the_standards_own_example_is_proven() {
        assertThatCode(() -> proof.require(WebhookProvider.GENERIC, List.of(STANDARD), standard(STANDARD_SIGNATURE),
                STANDARD_BODY, SENT)).doesNotThrowAnyException();
    }

    @Test
    void one_right_signature_among_others_is_enough() {
        assertThatCode(() -> proof.require(WebhookProvider.GENERIC, List.of(STANDARD),
                standard("v1a,AAAA v1,AAAA v1,%% " + STANDARD_SIGNATURE), STANDARD_BODY, SENT)).doesNotThrowAnyException();
    }

    @Test
    void a_timestamp_may_be_five_minutes_off_and_no_more() {
        assertThatCode(() -> proof.require(WebhookProvider.GENERIC, List.of(STANDARD), standard(STANDARD_SIGNATURE),
                STANDARD_BODY, SENT.plusSeconds(300))).doesNotThrowAnyException();
        assertThat(refusal(WebhookProvider.GENERIC, STANDARD, standard(STANDARD_SIGNATURE), STANDARD_BODY,
                SENT.plusSeconds(301))).isEqualTo(ProblemCode.WEBHOOK_TIMESTAMP_REFUSED);
        assertThat(refusal(WebhookProvider.GENERIC, STANDARD, standard(STANDARD_SIGNATURE), STANDARD_BODY,
                SENT.minusSeconds(301))).isEqualTo(ProblemCode.WEBHOOK_TIMESTAMP_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "yesterday", "99999999999999999999", "9223372036854775807", "1614265330.5" })
    void a_timestamp_that_is_none_is_refused(String timestamp) {
        MultiMap headers = standard(STANDARD_SIGNATURE).set("webhook-timestamp", timestamp);

        assertThat(refusal(WebhookProvider.GENERIC, STANDARD, headers, STANDARD_BODY, SENT))
                .isEqualTo(ProblemCode.WEBHOOK_TIMESTAMP_REFUSED);
    }

    @Test
    void a_signature_under_another_id_is_not_proven() {
        MultiMap headers = standard(STANDARD_SIGNATURE).set("webhook-id", "msg_other");

        assertThat(refusal(WebhookProvider.GENERIC, STANDARD, headers, STANDARD_BODY, SENT))
                .isEqualTo(ProblemCode.WEBHOOK_SIGNATURE_INVALID);
    }
}
