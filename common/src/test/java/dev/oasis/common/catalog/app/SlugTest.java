package dev.oasis.common.catalog.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.web.problem.FieldError;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

class SlugTest {

    @ParameterizedTest
    @ValueSource(strings = { "ab", "a1", "my-app", "my-app-2", "a-b-c-d", "administrator" })
    void a_plain_name_is_a_slug(String slug) {
        assertThat(Slug.requireForApp(slug)).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "a", "1a", "-ab", "ab-", "a--b", "My-app", "my_app", "my app", "my.app", "äb", "ab\n" })
    void anything_else_is_refused_at_the_field(String text) {
        Problem problem = catchThrowableOfType(Problem.class, () -> Slug.requireForApp(text));

        assertThat(problem.code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("slug");
    }

    @Test
    void fifty_characters_are_the_most() {
        assertThat(Slug.isSlug("a".repeat(50))).isTrue();
        assertThat(Slug.isSlug("a".repeat(51))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "admin", "console", "auth", "ci", "webhooks", "analytics", "ws", "runners", "api", "deploy",
            "deployments", "docs", "health", "logs", "metrics", "openapi", "redoc", "sdk", "static", "assets", "version",
            "login", "logout", "mcp" })
    void a_prefix_of_the_one_origin_is_no_app(String reserved) {
        Problem problem = catchThrowableOfType(Problem.class, () -> Slug.requireForApp(reserved));

        assertThat(problem.code()).isEqualTo(ProblemCode.SLUG_RESERVED);
        assertThat(Slug.requireForChannel(reserved)).isEqualTo(reserved);
    }

    @ParameterizedTest
    @ValueSource(strings = { "update", "releases", "download", "artifacts", "events", "latest" })
    void a_segment_of_an_apps_routes_is_no_channel(String reserved) {
        Problem problem = catchThrowableOfType(Problem.class, () -> Slug.requireForChannel(reserved));

        assertThat(problem.code()).isEqualTo(ProblemCode.SLUG_RESERVED);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("channel");
        assertThat(Slug.requireForApp(reserved)).isEqualTo(reserved);
    }
}
