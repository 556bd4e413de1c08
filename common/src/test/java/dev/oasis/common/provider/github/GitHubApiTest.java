package dev.oasis.common.provider.github;

import static dev.oasis.common.provider.ProviderBench.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.oasis.common.provider.ChangedFiles;
import dev.oasis.common.provider.CheckAnnotation;
import dev.oasis.common.provider.CheckConclusion;
import dev.oasis.common.provider.CheckRun;
import dev.oasis.common.provider.CommitStatus;
import dev.oasis.common.provider.HookAddress;
import dev.oasis.common.provider.IntegrationKind;
import dev.oasis.common.provider.KnownCheckRun;
import dev.oasis.common.provider.ProviderApi;
import dev.oasis.common.provider.ProviderBench;
import dev.oasis.common.provider.ProviderPage;
import dev.oasis.common.provider.ProviderRateLimited;
import dev.oasis.common.provider.ProviderRefused;
import dev.oasis.common.provider.ProviderUnreachable;
import dev.oasis.common.provider.RemoteDelivery;
import dev.oasis.common.provider.RemoteRepository;
import dev.oasis.common.provider.RepositoryAddress;
import dev.oasis.common.provider.StatusState;
import dev.oasis.common.provider.WebhookRegistration;
import dev.oasis.common.provider.credential.Credentials;
import io.vertx.core.json.JsonObject;

class GitHubApiTest {

    private static ProviderBench bench;
    private static GitHub gitHub;
    private static RepositoryAddress repository;
    private static ProviderApi byToken;
    private static JsonObject app;

    @BeforeAll
    static void start() {
        bench = new ProviderBench();
        gitHub = new GitHub(bench.client, null, new InstallationTokens(), null);
        repository = new RepositoryAddress(bench.standIn.repository("acme/app"), "acme/app", Optional.empty());
        byToken = gitHub.of(bench.integration(IntegrationKind.GITHUB_TOKEN),
                new Credentials.Token(bench.standIn.token("github")));
        app = bench.standIn.app("http://127.0.0.1:1/");
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void reset() {
        bench.standIn.reset();
    }

    private static ProviderApi byApp() {
        return gitHub.of(bench.integration(IntegrationKind.GITHUB_APP), new Credentials.AppKey(
                String.valueOf(app.getValue("id")), app.getString("privateKey"), Optional.empty(), Optional.empty()));
    }

    private static RepositoryAddress byInstallation() {
        return new RepositoryAddress(repository.externalId(), repository.fullName(),
                Optional.of(String.valueOf(app.getValue("installation"))));
    }

    @Test
    void a_token_says_who_it_is_and_what_it_may() {
        assertThat(get(byToken.account()).name()).isEqualTo("octo");
        assertThat(get(byToken.account()).scopes()).containsExactly("repo", "admin:repo_hook");
    }

    @Test
    void an_app_proves_itself_by_its_key_and_reaches_what_its_installations_reach() {
        RemoteRepository found = get(byApp().repositories(Optional.empty())).items().get(0);

        assertThat(get(byApp().account()).name()).isEqualTo(app.getString("slug"));
        assertThat(found.fullName()).isEqualTo("acme/app");
        assertThat(found.installationId()).isEqualTo(byInstallation().installationId());
        assertThat(get(byApp().repository(found.externalId(), found.installationId()))).isEqualTo(found);
        assertThat(get(byApp().installations())).extracting("account").containsExactly("acme");
    }

    @Test
    void an_app_with_the_key_of_another_is_refused() {
        JsonObject other = bench.standIn.app("http://127.0.0.1:1/");
        ProviderApi wrong = gitHub.of(bench.integration(IntegrationKind.GITHUB_APP), new Credentials.AppKey(
                String.valueOf(app.getValue("id")), other.getString("privateKey"), Optional.empty(), Optional.empty()));

        assertThatThrownBy(() -> get(wrong.account())).isInstanceOfSatisfying(ProviderRefused.class,
                refused -> assertThat(refused.isUnauthorized()).isTrue());
    }

    @Test
    void an_app_is_taken_over_from_a_manifest_once() {
        String unknown = "no such code";

        assertThatThrownBy(() -> get(gitHub.convert(URI.create(bench.standIn.url() + "/api/v3"), unknown)))
                .isInstanceOfSatisfying(ProviderRefused.class, refused -> assertThat(refused.isGone()).isTrue());
    }

    @Test
    void commits_and_what_they_change_are_those_of_the_repository_that_can_be_cloned(@TempDir Path directory)
            throws IOException, InterruptedException {
        JsonObject first = bench.standIn.push("acme/app", "feature", Map.of("docs/a.md", "a\n".repeat(20)));
        JsonObject second = bench.standIn.push("acme/app", "feature", Map.of("src/b.txt", "b"));

        ChangedFiles both = get(byToken.changedFiles(repository, Optional.of("main"), second.getString("after")));
        ChangedFiles one = get(byToken.changedFiles(repository, Optional.empty(), first.getString("after")));
        Process clone = new ProcessBuilder("git", "clone", "-q", "--branch", "feature",
                get(byToken.repository(repository.externalId(), Optional.empty())).cloneUrl(),
                directory.resolve("it").toString())
                .inheritIO().start();

        assertThat(both.paths()).containsExactlyInAnyOrder("docs/a.md", "src/b.txt");
        assertThat(both.complete()).isTrue();
        assertThat(one.paths()).contains("docs/a.md").doesNotContain("src/b.txt");
        assertThat(get(byToken.commits(repository, "feature", Optional.empty())).items().get(0).sha())
                .isEqualTo(second.getString("after"));
        assertThat(clone.waitFor()).isZero();
        assertThat(directory.resolve("it/src/b.txt")).hasContent("b");
    }

    @Test
    void a_status_is_told_in_the_words_of_github() {
        get(byToken.postStatus(repository, new CommitStatus("a".repeat(40), Optional.empty(), StatusState.RUNNING,
                "oasis/build", "x".repeat(200), Optional.of(URI.create("https://oasis.example.test/jobs/1")))));

        JsonObject received = bench.standIn.received().get(0);
        assertThat(received.getString("state")).isEqualTo("pending");
        assertThat(received.getString("context")).isEqualTo("oasis/build");
        assertThat(received.getString("description")).hasSize(140);
        assertThat(received.getString("target_url")).isEqualTo("https://oasis.example.test/jobs/1");
    }

    @Test
    void a_check_run_gets_all_its_annotations_fifty_at_a_time() {
        List<CheckAnnotation> annotations = IntStream.rangeClosed(1, 120).mapToObj(
                line -> new CheckAnnotation("src/app.txt", line, line, CheckAnnotation.Level.FAILURE, "Step", "It failed."))
                .toList();
        CheckRun run = new CheckRun("build", "a".repeat(40), "job", Optional.empty(), Optional.of(Instant.now()),
                Optional.of(CheckConclusion.FAILURE), Optional.of(Instant.now()), "Failed", "A step failed.", annotations);

        String id = get(byApp().createCheckRun(byInstallation(), run));

        List<JsonObject> received = bench.standIn.received();
        assertThat(received).hasSize(3).allSatisfy(one -> assertThat(one.getValue("id")).hasToString(id));
        assertThat(received.stream().mapToInt(one -> one.getJsonObject("output").getJsonArray("annotations").size()).sum())
                .isEqualTo(120);
        assertThat(byToken.hasCheckRuns()).isFalse();
        assertThatThrownBy(() -> get(byToken.createCheckRun(repository, run))).isInstanceOf(ProviderRefused.class);
    }

    @Test
    void a_check_run_is_found_by_our_own_id_with_the_number_of_its_annotations() {
        CheckRun run = new CheckRun("oasis/Desktop app", "b".repeat(40), "01JOB", Optional.empty(), Optional.of(Instant.now()),
                Optional.of(CheckConclusion.FAILURE), Optional.of(Instant.now()), "Failed", "A step failed.",
                List.of(new CheckAnnotation("src/app.txt", 1, 1, CheckAnnotation.Level.FAILURE, "Step", "It failed.")));
        assertThat(get(byApp().findCheckRun(byInstallation(), run))).isEmpty();

        String id = get(byApp().createCheckRun(byInstallation(), run));

        assertThat(get(byApp().findCheckRun(byInstallation(), run))).contains(new KnownCheckRun(id, 1));
        CheckRun ofAnotherJob = new CheckRun(run.name(), run.headSha(), "01OTHER", run.details(), run.startedAt(),
                run.conclusion(), run.completedAt(), run.title(), run.summary(), run.annotations());
        assertThat(get(byApp().findCheckRun(byInstallation(), ofAnotherJob))).isEmpty();
    }

    @Test
    void a_webhook_is_registered_watched_asked_to_send_again_and_removed() {
        String secret = "a secret that both sides know";
        URI listener = URI.create(bench.standIn.url() + "/_control/reset-nothing");
        String id = get(byToken.registerWebhook(repository, new WebhookRegistration(listener, secret)));
        HookAddress.OfRepository hook = new HookAddress.OfRepository(repository, id);

        assertThat(get(byToken.webhookState(hook)).enabled()).isTrue();
        bench.standIn.deliver(Map.of("hook", Integer.valueOf(id), "event", "push"));
        RemoteDelivery sent = get(byToken.deliveries(hook, Optional.empty())).items().get(0);
        assertThat(sent.event()).isEqualTo("push");
        assertThat(sent.arrived()).isFalse();
        assertThat(sent.status()).isEqualTo(404);
        get(byToken.redeliver(hook, sent.externalId()));
        bench.standIn.order("hook", Map.of("id", Integer.valueOf(id), "active", false));
        assertThat(get(byToken.webhookState(hook)).enabled()).isFalse();
        get(byToken.removeWebhook(hook));
        get(byToken.removeWebhook(hook));
        assertThat(get(byToken.webhookState(hook)).exists()).isFalse();
    }

    @Test
    void a_renamed_repository_is_still_found_by_its_old_name() {
        String number = bench.standIn.repository("acme/before");
        bench.standIn.order("rename", Map.of("repository", "acme/before", "to", "acme/after"));

        RepositoryAddress old = new RepositoryAddress(number, "acme/before", Optional.empty());

        assertThat(get(byToken.commits(old, "main", Optional.empty())).items()).hasSize(2);
    }

    @Test
    void limits_say_until_when_and_faults_that_they_may_pass() {
        bench.standIn.limit(Duration.ofSeconds(90));
        assertThatThrownBy(account()).isInstanceOfSatisfying(ProviderRateLimited.class, limited -> assertThat(limited.until())
                .isBetween(Instant.now().plusSeconds(60), Instant.now().plusSeconds(120)));
        bench.standIn.limit(Duration.ZERO);
        bench.standIn.fail("secondary", 1);
        assertThatThrownBy(account()).isInstanceOf(ProviderRateLimited.class);
        bench.standIn.fail(502, 1);
        assertThatThrownBy(account()).isInstanceOfSatisfying(ProviderUnreachable.class,
                unreachable -> assertThat(unreachable.isTemporary()).isTrue());
    }

    @Test
    void who_asks_us_is_told_to_wait_as_long_as_the_provider_wants() {
        bench.standIn.limit(Duration.ofSeconds(90));

        assertThatThrownBy(account()).isInstanceOfSatisfying(ProviderRateLimited.class,
                limited -> assertThat(limited.problem().retryAfter()).hasValueSatisfying(
                        wait -> assertThat(wait).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(120))));
        assertThat(new ProviderRateLimited(Instant.now().minusSeconds(5)).problem().retryAfter())
                .contains(Duration.ofSeconds(1));
    }

    @Test
    void all_installations_and_all_their_repositories_are_listed_however_many_pages_they_fill() {
        JsonObject wide = bench.standIn.app("http://127.0.0.1:1/");
        bench.standIn.order("installations", Map.of("app", wide.getValue("id"), "account", "wide", "count", 220));
        bench.standIn.order("many", Map.of("owner", "acme", "count", 120));
        ProviderApi api = gitHub.of(bench.integration(IntegrationKind.GITHUB_APP), new Credentials.AppKey(
                String.valueOf(wide.getValue("id")), wide.getString("privateKey"), Optional.empty(), Optional.empty()));

        assertThat(get(api.installations())).extracting("externalId").hasSize(221).doesNotHaveDuplicates();
        assertThat(numbers(byToken)).hasSizeGreaterThan(120).doesNotHaveDuplicates();
        assertThat(numbers(byApp())).containsExactlyInAnyOrderElementsOf(numbers(byToken));
    }

    private static List<String> numbers(ProviderApi api) {
        List<String> found = new ArrayList<>();
        Optional<String> page = Optional.empty();
        do {
            ProviderPage<RemoteRepository> next = get(api.repositories(page));
            next.items().forEach(one -> found.add(one.externalId()));
            page = next.next();
        } while (page.isPresent());
        return found;
    }

    @Test
    void where_the_app_is_installed_no_longer_the_refusal_says_so() {
        JsonObject other = bench.standIn.app("http://127.0.0.1:1/");
        bench.standIn.order("installations", Map.of("app", other.getValue("id"), "remove", other.getValue("installation")));
        ProviderApi api = gitHub.of(bench.integration(IntegrationKind.GITHUB_APP), new Credentials.AppKey(
                String.valueOf(other.getValue("id")), other.getString("privateKey"), Optional.empty(), Optional.empty()));
        RepositoryAddress lost = new RepositoryAddress(repository.externalId(), repository.fullName(),
                Optional.of(String.valueOf(other.getValue("installation"))));

        assertThatThrownBy(() -> get(api.commits(lost, "main", Optional.empty()))).isInstanceOf(ProviderRefused.class)
                .hasMessage("the App is not installed there any more.");
    }

    @Test
    void a_provider_that_stays_silent_is_told_of_without_the_code_that_was_sent() {
        bench.standIn.order("stall", Map.of("times", 1));
        GitHub hasty = new GitHub(bench.client(Duration.ofMillis(300), Optional.empty()), null, new InstallationTokens(), null);
        String code = "0123456789abcdef";

        assertThatThrownBy(() -> get(hasty.convert(URI.create(bench.standIn.url() + "/api/v3"), code)))
                .isInstanceOf(ProviderUnreachable.class).hasMessageContaining("does not answer").hasNoCause()
                .hasMessageNotContaining(code);
    }

    @Test
    void no_host_is_asked_that_the_operator_has_not_named() {
        GitHub narrow = new GitHub(bench.client(Duration.ofSeconds(5), Optional.of(List.of("git.example.test"))), null,
                new InstallationTokens(), null);

        assertThatThrownBy(() -> get(narrow.of(bench.integration(IntegrationKind.GITHUB_TOKEN),
                new Credentials.Token(bench.standIn.token("github"))).account())).isInstanceOf(ProviderUnreachable.class)
                .hasMessage("oasis.provider.hosts does not name 127.0.0.1");
    }

    @Test
    void a_refusal_holds_no_token() {
        String token = "ghp_" + "0123456789abcdef".repeat(2);
        ProviderApi refused = gitHub.of(bench.integration(IntegrationKind.GITHUB_TOKEN), new Credentials.Token(token));

        assertThatThrownBy(() -> get(refused.account())).isInstanceOf(ProviderRefused.class)
                .hasMessage("Bad credentials").hasMessageNotContaining(token);
        assertThat(new Credentials.Token(token)).asString().doesNotContain(token);
    }

    private static ThrowingCallable account() {
        return () -> get(byToken.account());
    }
}
