package dev.oasis.ingest.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.oasis.common.webhook.WebhookProvider;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class WebhookReceptionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BODY = "{\"repository\":{\"full_name\":\"octo/hello\"}}";

    @TestHTTPResource
    URI base;
    @Inject
    Hooks hooks;
    @Inject
    TestDatabase database;

    private static RequestSpecification github(Hooks.Known hook, String delivery, String body) {
        return given().contentType("application/json").header("X-GitHub-Event", "star").header("X-GitHub-Delivery", delivery)
                .header("X-Hub-Signature-256", Hooks.githubSignature(hook, body.getBytes(StandardCharsets.UTF_8))).body(body);
    }

    private static Response send(Hooks.Known hook, String delivery, String body) {
        return github(hook, delivery, body).post("/webhooks/github/{hook}", hook.id());
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    private static String numbered(int number, String more) {
        return "{\"number\":" + number + more + "}";
    }

    private long events(String delivery) {
        return database.count("select count(*) from webhook_event where delivery_id = $1", delivery);
    }

    private void await(String delivery, String state) {
        until(() -> database.count("select count(*) from webhook_event where delivery_id = $1 and state = $2", delivery,
                state) == 1);
    }

    private static void until(BooleanSupplier condition) {
        Awaitility.await().atMost(PATIENCE).until(condition::getAsBoolean);
    }

    @Test
    void a_signed_delivery_is_accepted_and_kept() {
        Hooks.Known hook = hooks.add(WebhookProvider.GITHUB);
        String delivery = fresh();

        send(hook, delivery, BODY).then().statusCode(202).body("id", matchesPattern("[0-9A-Z]{26}"))
                .body("state", equalTo("received")).body("duplicate", equalTo(false));

        assertThat(events(delivery)).isEqualTo(1);
    }

    @Test
    void deliveries_of_one_id_become_one_event_however_many_come_at_once() {
        Hooks.Known hook = hooks.add(WebhookProvider.GITHUB);
        String delivery = fresh();
        List<CompletableFuture<Response>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> send(hook, delivery, BODY)));
        }

        List<Response> all = answers.stream().map(CompletableFuture::join).toList();

        assertThat(all).extracting(Response::statusCode).containsOnly(202);
        assertThat(all).extracting(answer -> answer.<Boolean> path("duplicate")).containsOnlyOnce(false);
        assertThat(all).extracting(answer -> answer.<String> path("id")).containsOnly(all.get(0).<String> path("id"));
        assertThat(events(delivery)).isEqualTo(1);
    }

    @Test
    void a_form_is_proven_by_its_own_bytes() {
        Hooks.Known hook = hooks.add(WebhookProvider.GITHUB);
        String form = "payload=%7B%22number%22%3A70%7D";

        github(hook, fresh(), form).contentType("application/x-www-form-urlencoded").post("/webhooks/github/{hook}", hook.id())
                .then().statusCode(202);

        until(() -> database.count("select count(*) from test_effect where number = 70") == 1);
    }

    @Test
    void headers_name_the_hook_of_an_app_and_that_of_a_repository() {
        Hooks.Known ofApp = hooks.add(WebhookProvider.GITHUB);
        Hooks.Known ofRepository = hooks.add(WebhookProvider.GITHUB);
        String number = String.valueOf(System.nanoTime());
        hooks.change(ofApp, "external_app_id = '" + number + "'");
        hooks.change(ofRepository, "external_hook_id = '" + number + "'");

        github(ofApp, fresh(), BODY).header("X-GitHub-Hook-ID", "1").header("X-GitHub-Hook-Installation-Target-ID", number)
                .header("X-GitHub-Hook-Installation-Target-Type", "integration").post("/webhooks/github").then()
                .statusCode(202);
        github(ofRepository, fresh(), BODY).header("X-GitHub-Hook-ID", number)
                .header("X-GitHub-Hook-Installation-Target-Type", "repository").post("/webhooks/github").then().statusCode(202);
        github(ofApp, fresh(), BODY).header("X-GitHub-Hook-ID", number).post("/webhooks/github").then().statusCode(401);
        github(ofRepository, fresh(), BODY).header("X-GitHub-Hook-ID", number).header("X-GitHub-Enterprise-Host", "ghe.example")
                .post("/webhooks/github").then().statusCode(404).body("code", equalTo("hook_not_found"));
    }

    @Test
    void the_secret_before_a_rotation_works_until_its_time_is_over() {
        Hooks.Known before = hooks.add(WebhookProvider.GITHUB);
        Hooks.Known after = hooks.rotate(before, "now() + interval '1 hour'");

        send(before, fresh(), BODY).then().statusCode(202);
        send(after, fresh(), BODY).then().statusCode(202);

        hooks.change(before, "previous_until = now() - interval '1 second'");
        send(before, fresh(), BODY).then().statusCode(401).body("code", equalTo("webhook_signature_invalid"));
        send(after, fresh(), BODY).then().statusCode(202);
    }

    @Test
    void gitlab_is_proven_by_its_token() {
        Hooks.Known hook = hooks.add(WebhookProvider.GITLAB);
        RequestSpecification request = given().contentType("application/json").header("X-Gitlab-Event", "Push Hook")
                .header("Idempotency-Key", fresh()).body(BODY);

        request.header("X-Gitlab-Token", hook.secret()).post("/webhooks/gitlab/{hook}", hook.id()).then().statusCode(202);
        given().contentType("application/json").header("X-Gitlab-Event", "Push Hook").header("X-Gitlab-Token", "other")
                .body(BODY).post("/webhooks/gitlab/{hook}", hook.id()).then().statusCode(401);
        given().contentType("application/json").header("X-Gitlab-Event", "Push Hook").header("X-Gitlab-Token", hook.secret())
                .header("X-Oasis-Hook", hook.id()).body(BODY).post("/webhooks/gitlab").then().statusCode(202);
        given().contentType("application/json").header("X-Gitlab-Event", "Push Hook").body(BODY)
                .post("/webhooks/gitlab/{hook}", hook.id()).then().statusCode(401)
                .body("code", equalTo("webhook_signature_missing"));
    }

    @Test
    void a_message_by_standard_webhooks_is_taken_while_it_is_young() {
        Hooks.Known hook = hooks.add(WebhookProvider.GENERIC);

        sendStandard(hook, Instant.now().getEpochSecond()).then().statusCode(202);
        sendStandard(hook, Instant.now().getEpochSecond() - 301).then().statusCode(400)
                .body("code", equalTo("webhook_timestamp_refused"));
    }

    private static Response sendStandard(Hooks.Known hook, long timestamp) {
        String id = fresh();
        return given().contentType("application/json").header("webhook-id", id).header("webhook-timestamp", timestamp)
                .header("webhook-signature", Hooks.standardSignature(hook, id, timestamp, BODY)).body(BODY)
                .post("/webhooks/generic/{hook}", hook.id());
    }

    @Test
    void what_cannot_be_taken_gets_a_clear_answer_and_leaves_nothing() {
        Hooks.Known hook = hooks.add(WebhookProvider.GITHUB);
        Hooks.Known other = hooks.add(WebhookProvider.GITHUB);
        String delivery = fresh();

        github(other, delivery, BODY).post("/webhooks/github/{hook}", hook.id()).then().statusCode(401)
                .body("code", equalTo("webhook_signature_invalid"));
        github(hook, delivery, BODY).body(BODY.substring(1)).post("/webhooks/github/{hook}", hook.id()).then().statusCode(401);
        send(hook, delivery, "{\"cut\":").then().statusCode(400).body("code", equalTo("malformed_json"));
        github(hook, delivery, BODY).contentType("text/plain").post("/webhooks/github/{hook}", hook.id()).then()
                .statusCode(415).body("code", equalTo("unsupported_media_type"));
        github(hook, delivery, BODY).post("/webhooks/github/{hook}", "01KADS4Q6TZ0V3D5N8H1R2W9XH").then().statusCode(404)
                .body("code", equalTo("hook_not_found"));
        github(hook, delivery, BODY).post("/webhooks/github").then().statusCode(404).body("code", equalTo("hook_not_found"));
        github(hook, delivery, BODY).post("/webhooks/gitlab/{hook}", hook.id()).then().statusCode(404);

        assertThat(events(delivery)).isZero();
    }

    @Test
    void a_hook_that_is_switched_off_takes_nothing() {
        Hooks.Known hook = hooks.add(WebhookProvider.GITHUB);
        hooks.change(hook, "active = false");

        send(hook, fresh(), BODY).then().statusCode(404).body("code", equalTo("hook_not_found"));
    }

    @Test
    void what_github_may_send_at_most_is_taken_and_more_is_refused_without_being_read() throws IOException {
        Hooks.Known hook = hooks.add(WebhookProvider.GITHUB);
        String delivery = fresh();

        send(hook, delivery, "{\"a\":\"" + "x".repeat(25 * 1024 * 1024) + "\"}").then().statusCode(202);

        await(delivery, "ignored");
        assertThat(tooLarge(hook)).startsWith("HTTP/1.1 413").contains("body_too_large");
    }

    // Sent piece by piece, so that nothing announces its length.
    private String tooLarge(Hooks.Known hook) throws IOException {
        try (Socket socket = upload(hook)) {
            byte[] chunk = ("100000\r\n" + "x".repeat(0x100000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 26; i++) {
                socket.getOutputStream().write(chunk);
            }
            socket.getOutputStream().write("1\r\nx\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readNBytes(600), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whoever_goes_on_uploading_after_the_refusal_is_cut_off() throws IOException {
        Hooks.Known hook = hooks.add(WebhookProvider.GITHUB);
        byte[] chunk = ("100000\r\n" + "x".repeat(0x100000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = upload(hook)) {
            CompletableFuture<Integer> sent = CompletableFuture.supplyAsync(() -> uploadUntilCut(socket, chunk));
            String answer = new String(socket.getInputStream().readNBytes(300), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 413").containsIgnoringCase("connection: close");
            assertThat(sent).as("the connection ends").succeedsWithin(Duration.ofSeconds(20));
        }
        send(hook, fresh(), BODY).then().statusCode(202);
    }

    /** How many chunks could be written. */
    private static int uploadUntilCut(Socket socket, byte[] chunk) {
        for (int chunks = 0;; chunks++) {
            try {
                socket.getOutputStream().write(chunk);
            } catch (IOException cut) {
                return chunks;
            }
        }
    }

    private Socket upload(Hooks.Known hook) throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(("POST /webhooks/github/" + hook.id() + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void an_event_that_nothing_waits_for_is_ignored_with_the_reason() {
        Hooks.Known hook = hooks.add(WebhookProvider.GITHUB);
        String delivery = fresh();

        send(hook, delivery, BODY);

        await(delivery, "ignored");
        assertThat(database.count("select count(*) from webhook_event where delivery_id = $1 and outcome like '%start%'",
                delivery)).isEqualTo(1);
    }

    @Test
    void an_attempt_that_fails_leaves_nothing_and_the_next_one_counts() {
        Hooks.Known hook = hooks.add(WebhookProvider.GITHUB);
        String delivery = fresh();

        send(hook, delivery, numbered(71, ",\"fail\":\"once\""));

        await(delivery, "processed");
        assertThat(database.count("select count(*) from test_effect where number = 71")).isEqualTo(1);
        assertThat(database.count("select attempts from webhook_event where delivery_id = $1", delivery)).isEqualTo(2);
    }

    @Test
    void what_can_never_be_processed_is_dead_at_once_and_comes_alive_with_its_next_delivery() {
        Hooks.Known hook = hooks.add(WebhookProvider.GITHUB);
        String delivery = fresh();
        String body = numbered(72, ",\"fail\":\"for good\"");
        send(hook, delivery, body);
        await(delivery, "dead");

        send(hook, delivery, body).then().statusCode(202).body("state", equalTo("received")).body("duplicate", equalTo(true));

        await(delivery, "dead");
        assertThat(database.count("select count(*) from test_effect where number = 72")).isZero();
        assertThat(database.count("select deliveries from webhook_event where delivery_id = $1", delivery)).isEqualTo(2);
    }

    @Test
    void a_processed_event_is_not_processed_again_by_its_next_delivery() {
        Hooks.Known hook = hooks.add(WebhookProvider.GITHUB);
        String delivery = fresh();
        send(hook, delivery, numbered(73, ""));
        await(delivery, "processed");

        send(hook, delivery, numbered(73, "")).then().statusCode(202).body("state", equalTo("processed"))
                .body("duplicate", equalTo(true));

        assertThat(database.count("select count(*) from test_effect where number = 73")).isEqualTo(1);
    }

    @Test
    void an_event_that_fails_to_the_last_attempt_is_dead() {
        Hooks.Known hook = hooks.add(WebhookProvider.GITHUB);
        String delivery = fresh();
        send(hook, delivery, numbered(74, ",\"fail\":\"always\""));
        await(delivery, "failed");

        database.run("update webhook_event set attempts = 11, next_attempt_at = now() where delivery_id = $1", delivery);

        await(delivery, "dead");
        assertThat(database.count("select count(*) from test_effect where number = 74")).isZero();
    }

    @Test
    void only_post_is_offered() {
        Hooks.Known hook = hooks.add(WebhookProvider.GITHUB);

        given().get("/webhooks/github/{hook}", hook.id()).then().statusCode(405).body("code", equalTo("method_not_allowed"));
    }
}
