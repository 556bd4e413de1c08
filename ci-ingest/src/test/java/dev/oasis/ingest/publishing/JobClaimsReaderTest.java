package dev.oasis.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.oasis.common.publishing.IssuerKind;
import dev.oasis.common.publishing.JobClaims;
import dev.oasis.common.publishing.TrustedIssuer;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.testkit.publishing.JobExamples;

class JobClaimsReaderTest {

    private static final TrustedIssuer GITHUB = new TrustedIssuer("github", IssuerKind.GITHUB,
            "https://token.actions.githubusercontent.com");
    private static final TrustedIssuer GITLAB = new TrustedIssuer("gitlab", IssuerKind.GITLAB, "https://gitlab.example.com");

    @Test
    void githubs_example_is_understood() {
        assertThat(read(GITHUB, JobExamples.gitHub("x"))).isEqualTo(new JobClaims("octo-org/octo-repo", "74", "65",
                ".github/workflows/release.yml", Optional.of("octo-org/oasis/.github/workflows/tauri-release.yml@refs/tags/v1"),
                "refs/tags/v1.2.0", true, Optional.of("prod"), "push", "2687235654.2",
                "6dcb09b5b57875f334f61aebed695e2e4193db5e", "octocat"));
    }

    @Test
    void gitlabs_example_is_understood() {
        assertThat(read(GITLAB, JobExamples.gitLab("x", "gitlab.example.com"))).isEqualTo(new JobClaims("my-group/my-project",
                "20", "72", ".gitlab-ci.yml",
                Optional.of("gitlab.example.com/my-group/my-project//.gitlab-ci.yml@refs/heads/main"), "refs/heads/main", true,
                Optional.of("test-environment2"), "push", "574.302", "714a629c0b401fdce83e847fc9589983fc6f46bc",
                "sample-user"));
    }

    @Test
    void a_gitlab_without_ref_paths_says_the_same_by_type_and_name() {
        Map<String, Object> claims = JobExamples.gitLab("x", "gitlab.example.com");
        claims.remove("ref_path");
        claims.put("ref_type", "tag");
        claims.put("ref", "v1");

        assertThat(read(GITLAB, claims).ref()).isEqualTo("refs/tags/v1");
    }

    @ParameterizedTest
    @CsvSource({ "octo-org/octo-repo/.github/workflows/release.yml@refs/tags/v1, .github/workflows/release.yml",
            "Octo-Org/octo-repo/.github/workflows/release.yml@refs/tags/@scope/pkg@1.0, .github/workflows/release.yml",
            // A file that is named so that it looks like another is not taken for it.
            "octo-org/octo-repo/.github/workflows/release.yml@x.yml@refs/heads/main, .github/workflows/release.yml@x.yml",
            "octo-org/octo-repo/.github/workflows/release.yml@refs/x.yml@refs/heads/main, .github/workflows/release.yml@refs/x.yml",
            "octo-org/octo-repo-evil/.github/workflows/release.yml@refs/tags/v1, //octo-org/octo-repo-evil/.github/workflows/release.yml",
            "other/octo-repo/.github/workflows/release.yml@refs/tags/v1, //other/octo-repo/.github/workflows/release.yml" })
    void the_workflow_is_a_file_of_the_repository_itself(String claim, String workflow) {
        Map<String, Object> claims = JobExamples.gitHub("x");
        claims.put("workflow_ref", claim);

        assertThat(read(GITHUB, claims).workflow()).isEqualTo(workflow);
    }

    @Test
    void a_gitlab_pipeline_of_another_projects_file_names_no_file_of_this_one() {
        Map<String, Object> claims = JobExamples.gitLab("x", "gitlab.example.com");
        claims.put("ci_config_ref_uri", "gitlab.example.com/other/project//.gitlab-ci.yml@refs/heads/main");

        assertThat(read(GITLAB, claims).workflow()).startsWith("//");
    }

    @Test
    void claims_that_are_missing_or_no_text_are_refused() {
        for (String name : List.of("repository", "repository_id", "repository_owner_id", "workflow_ref", "ref", "event_name",
                "run_id", "sha", "actor")) {
            Map<String, Object> claims = new HashMap<>(JobExamples.gitHub("x"));
            claims.remove(name);
            assertThatThrownBy(() -> read(GITHUB, claims)).as(name).isInstanceOf(Problem.class).hasMessageContaining(name);
            claims.put(name, List.of("several"));
            assertThatThrownBy(() -> read(GITHUB, claims)).as(name).isInstanceOf(Problem.class).hasMessageContaining(name);
        }
    }

    private static JobClaims read(TrustedIssuer issuer, Map<String, Object> claims) {
        JwtClaims jwt = new JwtClaims();
        claims.forEach(jwt::setClaim);
        return JobClaimsReader.read(issuer, jwt);
    }
}
