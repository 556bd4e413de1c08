package dev.oasis.testkit.publishing;

import java.util.HashMap;
import java.util.Map;

/** The claims that the providers' documentation shows, open to changes; times, {@code iss} and {@code jti} are the issuer's. */
public final class JobExamples {

    private JobExamples() {
    }

    /**
     * A release by a tag.
     *
     * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">GitHub's example</a>
     */
    public static Map<String, Object> gitHub(String audience) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("aud", audience);
        claims.put("sub", "repo:octo-org/octo-repo:environment:prod");
        claims.put("environment", "prod");
        claims.put("ref", "refs/tags/v1.2.0");
        claims.put("ref_type", "tag");
        claims.put("ref_protected", "true");
        claims.put("sha", "6dcb09b5b57875f334f61aebed695e2e4193db5e");
        claims.put("repository", "octo-org/octo-repo");
        claims.put("repository_id", "74");
        claims.put("repository_owner", "octo-org");
        claims.put("repository_owner_id", "65");
        claims.put("repository_visibility", "private");
        claims.put("actor", "octocat");
        claims.put("actor_id", "12");
        claims.put("run_id", "2687235654");
        claims.put("run_number", "10");
        claims.put("run_attempt", "2");
        claims.put("runner_environment", "github-hosted");
        claims.put("event_name", "push");
        claims.put("head_ref", "");
        claims.put("base_ref", "");
        claims.put("workflow", "Release");
        claims.put("workflow_ref", "octo-org/octo-repo/.github/workflows/release.yml@refs/tags/v1.2.0");
        claims.put("workflow_sha", "6dcb09b5b57875f334f61aebed695e2e4193db5e");
        claims.put("job_workflow_ref", "octo-org/oasis/.github/workflows/tauri-release.yml@refs/tags/v1");
        return claims;
    }

    /**
     * A release by a protected branch.
     *
     * @see <a href="https://docs.gitlab.com/ci/secrets/id_token_authentication/">GitLab's example</a>
     */
    public static Map<String, Object> gitLab(String audience, String host) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("aud", audience);
        claims.put("sub", "project_path:my-group/my-project:ref_type:branch:ref:main");
        claims.put("namespace_id", "72");
        claims.put("namespace_path", "my-group");
        claims.put("project_id", "20");
        claims.put("project_path", "my-group/my-project");
        claims.put("project_visibility", "public");
        claims.put("user_id", "1");
        claims.put("user_login", "sample-user");
        claims.put("user_email", "sample-user@example.com");
        claims.put("user_access_level", "developer");
        claims.put("pipeline_id", "574");
        claims.put("pipeline_source", "push");
        claims.put("job_id", "302");
        claims.put("ref", "main");
        claims.put("ref_type", "branch");
        claims.put("ref_path", "refs/heads/main");
        claims.put("ref_protected", "true");
        claims.put("environment", "test-environment2");
        claims.put("environment_protected", "false");
        claims.put("deployment_tier", "testing");
        claims.put("runner_id", 1);
        claims.put("runner_environment", "self-hosted");
        claims.put("sha", "714a629c0b401fdce83e847fc9589983fc6f46bc");
        claims.put("ci_config_ref_uri", host + "/my-group/my-project//.gitlab-ci.yml@refs/heads/main");
        claims.put("ci_config_sha", "714a629c0b401fdce83e847fc9589983fc6f46bc");
        return claims;
    }
}
