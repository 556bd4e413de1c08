package dev.oasis.admin.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class LoginProvidersTest {

    private static LoginProviders providers(Map<String, String> environment) {
        LoginConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(LoginConfig.class)
                .withSources(new EnvConfigSource(environment, 300)).build().getConfigMapping(LoginConfig.class);
        return new LoginProviders(config, null);
    }

    @Test
    void theyAreConfiguredByTheEnvironmentAsTheGuidesSay() {
        LoginProviders providers = providers(Map.of(
                "OASIS_LOGIN_PROVIDERS_WORK_KIND", "github",
                "OASIS_LOGIN_PROVIDERS_WORK_URL", "https://github.example.com",
                "OASIS_LOGIN_PROVIDERS_WORK_CLIENT_ID", "Iv1.fedcba9876543210",
                "OASIS_LOGIN_PROVIDERS_GITHUB_CLIENT_ID", "Iv1.0123456789abcdef",
                "OASIS_LOGIN_PROVIDERS_GITHUB_CLIENT_SECRET", "secret",
                "OASIS_LOGIN_PROVIDERS_SSO_URL", "https://login.example.com/realms/staff",
                "OASIS_LOGIN_PROVIDERS_SSO_CLIENT_ID", "oasis",
                "OASIS_LOGIN_PROVIDERS_SSO_DISPLAY_NAME", "Example staff"));

        assertThat(providers.list()).containsExactly(
                new ProviderView("github", "github", "github", "/auth/login/github"),
                new ProviderView("sso", "Example staff", "oidc", "/auth/login/sso"),
                new ProviderView("work", "work", "github", "/auth/login/work"));
        assertThat(providers.named(ProviderKind.GITHUB)).containsExactly("github", "work");
    }

    @Test
    void thereAreNoneByDefault() {
        assertThat(providers(Map.of()).isEmpty()).isTrue();
    }

    @Test
    void whatCannotWorkEndsTheStartWithASentence() {
        assertThatThrownBy(() -> providers(Map.of("OASIS_LOGIN_PROVIDERS_SSO_CLIENT_ID", "oasis")))
                .hasMessageContaining("oasis.login.providers.sso.url").hasMessageContaining("issuer");
        for (String unsafe : new String[] { "http://login.example.com", "ftp://login.example.com", "login.example.com",
                "https://user:password@login.example.com" }) {
            assertThatThrownBy(() -> providers(Map.of("OASIS_LOGIN_PROVIDERS_SSO_CLIENT_ID", "oasis",
                    "OASIS_LOGIN_PROVIDERS_SSO_URL", unsafe))).as(unsafe).hasMessageContaining("https")
                    .hasMessageNotContaining("password");
        }
    }
}
