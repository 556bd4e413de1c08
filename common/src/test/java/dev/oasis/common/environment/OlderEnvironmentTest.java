package dev.oasis.common.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

class OlderEnvironmentTest {

    @Test
    void the_variables_of_the_older_server_mean_our_keys() {
        assertThat(of(Map.of("PORT", "3000", "R2_ENDPOINT", "https://a.r2.cloudflarestorage.com", "R2_ACCESS_KEY_ID", "k",
                "R2_SECRET_ACCESS_KEY", "s", "R2_BUCKET", "b", "R2_PUBLIC_URL", "https://cdn.example.com", "BASE_URL",
                "https://updates.example.com")).settings())
                .containsExactlyInAnyOrderEntriesOf(Map.of("quarkus.http.port", "3000",
                        "oasis.storage.endpoint", "https://a.r2.cloudflarestorage.com",
                        "oasis.storage.access-key-id", "k", "oasis.storage.secret-access-key", "s",
                        "oasis.storage.bucket", "b", "oasis.storage.public-url", "https://cdn.example.com",
                        "oasis.origin.url", "https://updates.example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "postgres", "postgresql" })
    void a_database_url_is_taken_apart_for_both_drivers(String scheme) {
        assertThat(
                of(Map.of("DATABASE_URL", scheme + "://oa%40sis:p%2Fw%3A+%25@my_db:6432/up%20dates?sslmode=require&schema=x"))
                        .settings())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "quarkus.datasource.reactive.url", "postgresql://my_db:6432/up%20dates?sslmode=require",
                        "quarkus.datasource.jdbc.url", "jdbc:postgresql://my_db:6432/up%20dates?sslmode=require",
                        "quarkus.datasource.username", "oa@sis",
                        "quarkus.datasource.password", "p/w:+%"));
    }

    @Test
    void a_database_url_may_leave_out_what_has_a_default() {
        assertThat(of(Map.of("DATABASE_URL", "postgres://[::1]/oasis")).settings())
                .containsExactlyInAnyOrderEntriesOf(Map.of("quarkus.datasource.reactive.url", "postgresql://[::1]:5432/oasis",
                        "quarkus.datasource.jdbc.url", "jdbc:postgresql://[::1]:5432/oasis"));
    }

    @Test
    void a_certificate_that_must_be_the_hosts_is_compared_by_both_drivers() {
        assertThat(of(Map.of("DATABASE_URL", "postgres://db/oasis?sslmode=verify-full")).settings())
                .containsEntry("quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS")
                .containsEntry("quarkus.datasource.jdbc.url", "jdbc:postgresql://db:5432/oasis?sslmode=verify-full");
    }

    @ParameterizedTest
    @ValueSource(strings = { "sqlite:///./app.db", "mysql://u:secret@h/d", "postgres://u:sec/ret@h/d", "postgres://u:secret@h",
            "postgres://u:secret@a,b/d", "postgres://u:sec%ZZret@h/d", "secret" })
    void any_other_database_url_is_a_fault_that_does_not_repeat_it(String url) {
        OlderEnvironment older = of(Map.of("DATABASE_URL", url));

        assertThat(older.settings()).isEmpty();
        assertThat(older.fault()).hasValueSatisfying(
                sentence -> assertThat(sentence).contains("DATABASE_URL").doesNotContain("secret").doesNotContain("ZZ"));
    }

    @Test
    void a_login_with_github_needs_both_of_its_variables_and_becomes_a_provider() {
        SmallRyeConfig config = config(Map.of("CLIENT_ID", "id", "CLIENT_SECRET", "secret"));

        assertThat(config.getPropertyNames()).contains("oasis.login.providers.github.kind",
                "oasis.login.providers.github.client-id", "oasis.login.providers.github.client-secret");
        assertThat(config.getValue("oasis.login.providers.github.kind", String.class)).isEqualTo("github");
        assertThat(config.getValue("oasis.login.providers.github.client-id", String.class)).isEqualTo("id");
        assertThat(of(Map.of("CLIENT_ID", "id")).settings()).isEmpty();
    }

    @Test
    void origins_that_may_call_are_taken_over_but_not_all_of_them() {
        assertThat(of(Map.of("CORS_ORIGINS", "https://a.example,https://b.example")).settings())
                .containsEntry("oasis.cors.origins", "https://a.example,https://b.example");
        assertThat(of(Map.of("CORS_ORIGINS", "*")).settings()).isEmpty();
    }

    @Test
    void the_region_of_the_surroundings_counts_for_aws_alone() {
        assertThat(of(Map.of("AWS_REGION", "eu-central-1")).settings()).containsEntry("oasis.storage.region", "eu-central-1");
        assertThat(of(Map.of("AWS_REGION", "eu-central-1", "R2_ENDPOINT", "https://r2.example")).settings())
                .doesNotContainKey("oasis.storage.region");
    }

    @Test
    void own_names_win_over_older_ones_and_older_ones_over_built_in_defaults() {
        assertThat(config(Map.of("R2_BUCKET", "older")).getValue("oasis.storage.bucket", String.class)).isEqualTo("older");
        assertThat(config(Map.of("R2_BUCKET", "older", "OASIS_STORAGE_BUCKET", "own"))
                .getValue("oasis.storage.bucket", String.class)).isEqualTo("own");
        assertThat(of(Map.of("BASE_URL", "https://older.example", "OASIS_URL", "https://own.example")).settings()).isEmpty();
    }

    @Test
    void what_is_in_use_is_said_without_its_value() {
        Map<String, String> environment = Map.of("R2_BUCKET", "older", "R2_ENDPOINT", "https://same", "R2_ACCESS_KEY_ID", "k",
                "OASIS_STORAGE_BUCKET", "own", "OASIS_STORAGE_ENDPOINT", "https://same");
        OlderEnvironment older = of(environment);
        SmallRyeConfig config = config(environment);

        assertThat(older.variables().entrySet().stream().map(entry -> OlderNameReport.sentence(entry.getValue(), entry.getKey(),
                older, config.getConfigValue(entry.getKey())))).containsExactlyInAnyOrder(
                        "R2_ACCESS_KEY_ID is read as oasis.storage.access-key-id",
                        "R2_BUCKET is not needed: oasis.storage.bucket is set to another value, which counts",
                        "R2_ENDPOINT is not needed: oasis.storage.endpoint is set to the same value");
    }

    @Test
    void a_mistyped_variable_is_noticed() {
        assertThat(OlderNameReport.unknown(Set.of("R2_BUCKET", "R2_BUKET", "PATH"))).containsExactly("R2_BUKET");
    }

    private static OlderEnvironment of(Map<String, String> environment) {
        return OlderEnvironment.of(variable -> Optional.ofNullable(environment.get(variable)));
    }

    /** As in a service: the environment, the older names, and a default that came with the service. */
    private static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder().withSources(new EnvConfigSource(environment, 300))
                .withSources(new OlderNameSource()).withDefaultValue("oasis.storage.bucket", "built-in").build();
    }
}
