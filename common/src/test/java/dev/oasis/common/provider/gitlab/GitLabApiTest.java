package dev.oasis.common.provider.gitlab;

import static dev.oasis.common.provider.ProviderBench.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.oasis.common.provider.CommitStatus;
import dev.oasis.common.provider.HookAddress;
import dev.oasis.common.provider.IntegrationKind;
import dev.oasis.common.provider.ProviderApi;
import dev.oasis.common.provider.ProviderBench;
import dev.oasis.common.provider.ProviderRateLimited;
import dev.oasis.common.provider.ProviderRefused;
import dev.oasis.common.provider.RemoteDelivery;
import dev.oasis.common.provider.RepositoryAddress;
import dev.oasis.common.provider.StatusState;
import dev.oasis.common.provider.WebhookRegistration;
import dev.oasis.common.provider.credential.Credentials;
import dev.oasis.testkit.provider.GitLabPayloads;
import io.vertx.core.json.JsonObject;

class GitLabApiTest {

    private static ProviderBench bench;
    private static RepositoryAddress project;
    private static ProviderApi gitLab;

    @BeforeAll
    static void start() {
        bench = new ProviderBench();
        project = new RepositoryAddress(bench.standIn.repository("acme/group/app"), "acme/group/app", Optional.empty());
        gitLab = new GitLab(bench.client, null, null).of(bench.integration(IntegrationKind.GITLAB_TOKEN),
                new Credentials.Token(bench.standIn.token("gitlab")));
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void reset() {
        bench.standIn.reset();
    }

    @Test
    void a_token_says_who_it_is_and_what_it_reaches() {
        assertThat(get(gitLab.account()).name()).isEqualTo("tanuki");
        assertThat(get(gitLab.repositories(Optional.empty())).items()).extracting("fullName").containsExactly("acme/group/app");
    }

    @Test
    void commits_and_what_they_change_are_those_of_the_repository() {
        JsonObject pushed = bench.standIn.push("acme/group/app", "main", Map.of("docs/a.md", "a"));
        String after = pushed.getString("after");

        assertThat(get(gitLab.changedFiles(project, Optional.of(pushed.getString("before")), after)).paths())
                .containsExactly("docs/a.md");
        assertThat(get(gitLab.changedFiles(project, Optional.empty(), after)).paths()).containsExactly("docs/a.md");
        assertThat(get(gitLab.commits(project, "main", Optional.empty())).items().get(0).sha()).isEqualTo(after);
    }

    @Test
    void a_status_that_is_told_twice_is_no_failure() {
        CommitStatus status = new CommitStatus("b".repeat(40), Optional.of("main"), StatusState.FAILURE, "oasis/build", "No.",
                Optional.empty());

        get(gitLab.postStatus(project, status));
        get(gitLab.postStatus(project, status));

        assertThat(bench.standIn.received()).hasSize(1).first()
                .satisfies(received -> assertThat(received.getString("state")).isEqualTo("failed"));
    }

    @Test
    void a_webhook_is_registered_with_its_token_and_asked_to_send_again() {
        URI listener = URI.create(bench.standIn.url() + "/_control/reset-nothing");
        String id = get(gitLab.registerWebhook(project, new WebhookRegistration(listener, "a token")));
        HookAddress.OfRepository hook = new HookAddress.OfRepository(project, id);

        bench.standIn.deliver(Map.of("hook", Integer.valueOf(id), "event", "Push Hook", "payload",
                new JsonObject(GitLabPayloads.of("push")).getMap()));
        RemoteDelivery sent = get(gitLab.deliveries(hook, Optional.empty())).items().get(0);
        get(gitLab.redeliver(hook, sent.externalId()));

        assertThat(sent.status()).isEqualTo(404);
        assertThat(sent.event()).isEqualTo("Push Hook");
        assertThat(sent.deliveryId()).isNotEmpty();
        bench.standIn.order("hook", Map.of("id", Integer.valueOf(id), "active", false));
        assertThat(get(gitLab.webhookState(hook)).detail()).contains("GitLab calls it disabled.");
        get(gitLab.removeWebhook(hook));
        assertThat(get(gitLab.webhookState(hook)).exists()).isFalse();
    }

    @Test
    void limits_say_until_when() {
        bench.standIn.limit(Duration.ofSeconds(90));

        assertThatThrownBy(() -> get(gitLab.account())).isInstanceOfSatisfying(ProviderRateLimited.class,
                limited -> assertThat(limited.until()).isBetween(Instant.now().plusSeconds(60),
                        Instant.now().plusSeconds(120)));
    }

    @Test
    void there_are_neither_apps_nor_check_runs() {
        assertThat(gitLab.hasCheckRuns()).isFalse();
        assertThatThrownBy(() -> get(gitLab.webhookState(new HookAddress.OfApp()))).isInstanceOf(ProviderRefused.class);
    }
}
