package dev.oasis.admin.documentation;

import static dev.oasis.admin.Api.asOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.oasis.admin.Api;
import dev.oasis.testkit.documentation.GuideCommands;
import dev.oasis.testkit.provider.ProviderStandIn;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** The commands that our guides tell people to type. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class GuidesTest {

    private static final String APP = "my-app";

    @TestHTTPResource
    URI base;

    private Path directory;

    @BeforeEach
    void theAppOfTheGuides(@TempDir Path temporary) {
        directory = temporary;
        if (asOwner().get("/admin/apps/{app}", APP).statusCode() == 404) {
            asOwner().body(Map.of("slug", APP, "name", "My App")).post("/admin/apps").then().statusCode(201);
        }
    }

    @ParameterizedTest
    @CsvSource({ "release-from-github-actions, reusable-workflow",
            "release-from-github-actions, own-workflow", "release-from-gitlab-ci, publisher",
            "rotate-encryption-keys, keys", "connect-github, removals" })
    void a_command_that_needs_nothing_else_does_what_the_guide_says(String guide, String block) {
        assertThat(run(guide, block, Map.of())).contains("{");
    }

    @Test
    void the_rules_of_the_guides_are_those_that_they_explain() {
        run("release-from-github-actions", "reusable-workflow", Map.of());
        run("release-from-gitlab-ci", "publisher", Map.of());

        asOwner().get("/admin/apps/{app}/publishers", APP).then().statusCode(200)
                .body("items.jobWorkflow", hasItems("octo-org/oasis/.github/workflows/tauri-release.yml"))
                .body("items.workflow", hasItems(".github/workflows/release.yml", ".gitlab-ci.yml"));
    }

    @Test
    void what_an_integration_reaches_is_asked_for_as_the_guide_has_it() {
        try (ProviderStandIn standIn = ProviderStandIn.start()) {
            standIn.repository("acme/guide");
            String integration = asOwner().body(Map.of("kind", "github_token", "name", "Guide", "baseUrl", standIn.url(),
                    "token", standIn.token("github"))).post("/admin/integrations").then().statusCode(201).extract().path("id");
            Map<String, String> variables = Map.of("INTEGRATION", integration);

            assertThat(run("connect-github", "check", variables)).contains("\"alarm\":null");
            assertThat(run("connect-github", "repositories", variables)).contains("acme/guide");
        }
    }

    private String run(String guide, String block, Map<String, String> more) {
        Map<String, String> variables = new java.util.HashMap<>(more);
        variables.put("OASIS_URL", base.toString().replaceFirst("/$", ""));
        variables.put("OASIS_ADMIN_KEY", Api.ownerKey());
        var outcome = new GuideCommands("how-to/" + guide + ".md").run(block, directory, variables);
        assertThat(outcome.status()).as(outcome.output()).isZero();
        return outcome.output();
    }
}
