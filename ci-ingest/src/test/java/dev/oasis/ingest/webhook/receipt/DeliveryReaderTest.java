package dev.oasis.ingest.webhook.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.webhook.WebhookProvider;
import dev.oasis.ingest.webhook.inbox.Delivery;
import io.vertx.core.MultiMap;

class DeliveryReaderTest {

    private static final String PUSH = "{\"action\":\"opened\",\"nested\":{\"action\":\"no\"},\"repository\":{\"id\":1,\"full_name\":\"octo/hello\"}}";

    private final DeliveryReader reader = new DeliveryReader(20, 1_000_000);

    private static MultiMap github() {
        return MultiMap.caseInsensitiveMultiMap().add("Content-Type", "application/json").add("X-GitHub-Event", "pull_request")
                .add("X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958").add("X-Hub-Signature-256", "sha256=secret");
    }

    private static MultiMap gitlab() {
        return MultiMap.caseInsensitiveMultiMap().add("Content-Type", "application/json").add("X-Gitlab-Event", "Push Hook")
                .add("X-Gitlab-Token", "secret");
    }

    private Delivery read(WebhookProvider provider, MultiMap headers, String body) {
        return reader.read(provider, "01KADS4Q6TZ0V3D5N8H1R2W9XH", headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private ProblemCode refusal(MultiMap headers, String body) {
        return catchThrowableOfType(Problem.class, () -> read(WebhookProvider.GITHUB, headers, body)).code();
    }

    @Test
    void a_delivery_of_github_is_known_by_its_headers_and_shown_by_its_repository() {
        Delivery delivery = read(WebhookProvider.GITHUB, github(), PUSH);

        assertThat(delivery.deliveryId()).isEqualTo("72d3162e-cc78-11e3-81ab-4c9367dc0958");
        assertThat(delivery.event()).isEqualTo("pull_request");
        assertThat(delivery.action()).hasValue("opened");
        assertThat(delivery.repository()).hasValue("octo/hello");
    }

    @Test
    void tokens_and_signatures_are_not_kept() {
        assertThat(read(WebhookProvider.GITHUB, github(), PUSH).headers().toString()).doesNotContain("secret");
        assertThat(read(WebhookProvider.GITLAB, gitlab(), PUSH).headers().toString()).doesNotContain("secret");
    }

    @Test
    void without_an_id_the_digest_of_the_body_is_the_id() {
        Delivery one = read(WebhookProvider.GITHUB, github().remove("X-GitHub-Delivery"), PUSH);
        Delivery same = read(WebhookProvider.GITHUB, github().remove("X-GitHub-Delivery"), PUSH);
        Delivery other = read(WebhookProvider.GITHUB, github().remove("X-GitHub-Delivery"), "{}");

        assertThat(one.deliveryId()).startsWith("sha256:").isEqualTo(same.deliveryId()).isNotEqualTo(other.deliveryId());
    }

    @Test
    void two_events_of_gitlab_that_share_an_event_uuid_are_two_deliveries() {
        MultiMap headers = gitlab().add("X-Gitlab-Event-UUID", "13792a34-cac6-4fda-95a8-c58e00a3954e");

        assertThat(read(WebhookProvider.GITLAB, headers, "{\"a\":1}").deliveryId())
                .isNotEqualTo(read(WebhookProvider.GITLAB, headers, "{\"a\":2}").deliveryId());
    }

    @Test
    void a_delivery_of_gitlab_is_shown_by_its_project() {
        Delivery delivery = read(WebhookProvider.GITLAB, gitlab().add("Idempotency-Key", "f5e5f430"),
                "{\"object_kind\":\"merge_request\",\"project\":{\"path_with_namespace\":\"a/b/c\"},\"object_attributes\":{\"action\":\"open\"}}");

        assertThat(delivery.deliveryId()).isEqualTo("f5e5f430");
        assertThat(delivery.repository()).hasValue("a/b/c");
        assertThat(delivery.action()).hasValue("open");
    }

    @Test
    void the_json_of_a_form_is_the_one_that_is_kept() {
        MultiMap headers = github().set("Content-Type", "application/x-www-form-urlencoded");
        Delivery form = read(WebhookProvider.GITHUB, headers, "a=b&payload=" + URLEncoder.encode(PUSH, StandardCharsets.UTF_8));

        assertThat(form.sha256()).isEqualTo(read(WebhookProvider.GITHUB, github(), PUSH).sha256());
        assertThat(refusal(headers, "other=1")).isEqualTo(ProblemCode.MALFORMED_REQUEST);
        assertThat(refusal(headers, "payload=%7")).isEqualTo(ProblemCode.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[]", "1", "{\"a\":", "{\"a\":1}{", "{\"a\":1} x", "{a:1}", "not json", "{\"a\":\"\u0001\"}" })
    void what_is_no_json_object_is_refused(String body) {
        assertThat(refusal(github(), body)).isEqualTo(ProblemCode.MALFORMED_JSON);
    }

    @Test
    void json_may_be_nested_as_deep_as_allowed_and_no_deeper() {
        assertThatCode(() -> read(WebhookProvider.GITHUB, github(), "{\"a\":" + "[".repeat(19) + "]".repeat(19) + "}"))
                .doesNotThrowAnyException();
        assertThat(refusal(github(), "{\"a\":" + "[".repeat(20) + "]".repeat(20) + "}"))
                .isEqualTo(ProblemCode.MALFORMED_JSON);
    }

    @Test
    void a_delivery_that_names_no_event_is_refused_by_the_header() {
        Problem problem = catchThrowableOfType(Problem.class,
                () -> read(WebhookProvider.GITHUB, github().remove("X-GitHub-Event"), PUSH));

        assertThat(problem.errors()).singleElement().satisfies(error -> assertThat(error.field()).isEqualTo("X-GitHub-Event"));
    }

    @Test
    void a_form_is_for_github_alone() {
        MultiMap form = MultiMap.caseInsensitiveMultiMap().add("Content-Type", "application/x-www-form-urlencoded");

        assertThatCode(() -> DeliveryReader.requireReadable(WebhookProvider.GITHUB, form)).doesNotThrowAnyException();
        assertThat(
                catchThrowableOfType(Problem.class, () -> DeliveryReader.requireReadable(WebhookProvider.GITLAB, form)).code())
                .isEqualTo(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }
}
