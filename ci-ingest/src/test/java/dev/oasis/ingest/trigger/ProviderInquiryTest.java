package dev.oasis.ingest.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.pipeline.PipelineJson;
import dev.oasis.common.provider.ChangedFiles;
import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.ProviderApi;
import dev.oasis.common.provider.ProviderApis;
import dev.oasis.common.provider.ProviderUnreachable;
import dev.oasis.common.trigger.TouchedFiles;
import dev.oasis.common.webhook.WebhookEvent;
import dev.oasis.common.webhook.WebhookProvider;
import dev.oasis.ingest.trigger.TestRepository.Linked;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** What the provider is asked, and what it is not; {@code WebhookPathTest} asks a real one over HTTP. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class ProviderInquiryTest {

    private static final String A = "a".repeat(40);
    private static final String B = "b".repeat(40);
    private static final String NOWHERE = "0".repeat(40);
    private static final String SOURCES = "{\"events\":[\"push\",\"change\",\"release\"],\"paths\":{\"include\":[\"src/**\"]}}";
    private static final String EVERYTHING = "{\"events\":[\"push\",\"change\",\"release\"]}";

    @Inject
    EventPipelines pipelines;
    @Inject
    PipelineJson json;
    @Inject
    TestRepository repositories;

    private final AskedApi provider = new AskedApi();
    private Linked repository;

    @BeforeEach
    void prepare() {
        repository = repositories.add("github", "github_token", String.valueOf(System.nanoTime() % 1_000_000_000L));
    }

    @Test
    void files_of_a_push_that_does_not_tell_them_are_asked_for() {
        repositories.pipeline(repository, "App", SOURCES);

        Findings findings = about("push", push(A, true));

        assertThat(provider.asked).containsExactly("files " + A + ".." + B);
        assertThat(findings.files()).isEqualTo(new TouchedFiles.Known(Set.of("src/a.rs")));
    }

    @Test
    void nobody_is_asked_when_the_payload_tells_the_files_or_no_pipeline_wants_to_know_them() {
        repositories.pipeline(repository, "App", EVERYTHING);
        assertThat(about("push", push(A, true))).isEqualTo(Findings.NONE);
        repositories.pipeline(repository, "Sources", SOURCES);
        assertThat(about("push", push(A, false))).isEqualTo(Findings.NONE);

        assertThat(provider.asked).isEmpty();
    }

    @Test
    void a_new_branch_is_compared_with_nothing() {
        repositories.pipeline(repository, "App", SOURCES);

        assertThat(about("push", push(NOWHERE, false))).isEqualTo(Findings.NONE);

        assertThat(provider.asked).isEmpty();
    }

    @Test
    void a_pipeline_that_does_not_run_anyway_asks_nothing() {
        repositories.pipeline(repository, "Nightly",
                "{\"events\":[\"push\"],\"branches\":{\"include\":[\"nightly\"]},\"paths\":{\"include\":[\"src/**\"]}}");

        assertThat(about("push", push(A, true))).isEqualTo(Findings.NONE);

        assertThat(provider.asked).isEmpty();
    }

    @Test
    void of_a_change_the_files_and_the_message_of_its_commit_are_asked_for() {
        repositories.pipeline(repository, "App", SOURCES);

        Findings findings = about("pull_request", pullRequest());

        assertThat(provider.asked).containsExactly("files " + A + ".." + B, "commit " + B);
        assertThat(findings.message()).contains("Start faster");
    }

    @Test
    void without_path_filters_the_message_alone_is_asked_for() {
        repositories.pipeline(repository, "App", EVERYTHING);

        about("pull_request", pullRequest());

        assertThat(provider.asked).containsExactly("commit " + B);
    }

    @Test
    void of_a_release_the_commit_of_its_tag_is_asked_for() {
        repositories.pipeline(repository, "App", EVERYTHING);

        Findings findings = about("release", """
                {"action":"published","release":{"id":7,"tag_name":"v1.0","name":"One","prerelease":false},
                "repository":{"id":REPOSITORY},"sender":{"login":"octocat"}}""");

        assertThat(provider.asked).containsExactly("commit v1.0");
        assertThat(findings.sha()).contains("c".repeat(40));
    }

    @Test
    void a_list_that_was_cut_and_a_provider_that_is_away_leave_the_files_unknown() {
        repositories.pipeline(repository, "App", SOURCES);
        provider.files = Uni.createFrom().item(new ChangedFiles(List.of("docs/a.md"), false));
        assertThat(about("push", push(A, true)).files()).isEqualTo(TouchedFiles.UNKNOWN);

        provider.files = Uni.createFrom().failure(new ProviderUnreachable("away", null));

        assertThat(about("push", push(A, true)).files()).isEqualTo(TouchedFiles.UNKNOWN);
    }

    @Test
    void an_event_that_starts_nothing_is_asked_about_nowhere() {
        repositories.pipeline(repository, "App", SOURCES);

        assertThat(about("star", "{}")).isEqualTo(Findings.NONE);

        assertThat(provider.asked).isEmpty();
    }

    private Findings about(String name, String body) {
        ProviderApis providers = new ProviderApis() {
            @Override
            public ProviderApi of(Integration integration) {
                return provider.api();
            }
        };
        WebhookEvent event = event(name, body);
        return TestRepository.onContext(() -> new ProviderInquiry(pipelines, json, providers).about(event));
    }

    private WebhookEvent event(String name, String body) {
        try {
            return new WebhookEvent(Ulid.next(), WebhookProvider.GITHUB, Ulid.next(), Optional.of(repository.integration()),
                    Optional.empty(), Ulid.next(), name,
                    new ObjectMapper().readTree(body.replace("REPOSITORY", repository.external())), Instant.now(), 1);
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static String push(String before, boolean forced) {
        return """
                {"ref":"refs/heads/main","before":"%s","after":"%s","created":%s,"deleted":false,"forced":%s,
                "commits":[{"id":"%s","added":[],"modified":["src/a.rs"],"removed":[]}],
                "head_commit":{"id":"%s","message":"Start faster"},"repository":{"id":REPOSITORY},"sender":{"login":"octocat"}}"""
                .formatted(before, B, before.equals(NOWHERE), forced, B, B);
    }

    private static String pullRequest() {
        return """
                {"action":"opened","number":7,"pull_request":{"title":"Change","draft":false,"labels":[],
                "head":{"ref":"topic","sha":"%s","repo":{"id":REPOSITORY}},
                "base":{"ref":"main","sha":"%s","repo":{"id":REPOSITORY}}},
                "repository":{"id":REPOSITORY},"sender":{"login":"octocat"}}""".formatted(B, A);
    }
}
