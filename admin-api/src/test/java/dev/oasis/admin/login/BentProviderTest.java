package dev.oasis.admin.login;

import static dev.oasis.admin.login.People.LANDING;
import static dev.oasis.admin.login.People.browser;
import static dev.oasis.admin.login.People.code;
import static dev.oasis.admin.login.People.invite;
import static dev.oasis.admin.login.People.role;
import static dev.oasis.testkit.login.LoginProvidersResource.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.oasis.admin.Api;
import dev.oasis.testkit.login.Browser;
import dev.oasis.testkit.login.LoginProvidersResource;
import dev.oasis.testkit.login.Page;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = LoginProvidersResource.class, scope = TestResourceScope.GLOBAL)
class BentProviderTest {

    static List<String> bent() {
        return LoginProvidersResource.BENT;
    }

    @ParameterizedTest
    @MethodSource("bent")
    void answerThatProvesNobodyIsRefused(String provider) {
        Api.ownerKey();
        Browser browser = browser();

        Page refused = browser.follow("/auth/login/" + provider + "?redirect=" + LANDING, ORIGIN + LANDING);

        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("login_refused");
        assertThat(browser.cookie("__Host-oasis_session")).isEmpty();
    }

    @Test
    void providersThatAnswerRightAreBelieved() {
        for (String provider : List.of("straight", "rotated")) {
            invite(Map.of("email", "mallory@example.test", "provider", provider), role("viewer"));

            Page landed = browser().follow("/auth/login/" + provider + "?redirect=" + LANDING, ORIGIN + LANDING);

            assertThat(landed.status()).as(landed.body()).isEqualTo(303);
        }
    }

    @Test
    void providersThatFailOrAreSomebodyElseAreUnavailable() {
        Api.ownerKey();
        for (String provider : List.of("failing", "impostor")) {
            Page failed = browser().follow("/auth/login/" + provider + "?redirect=" + LANDING, ORIGIN + LANDING);

            assertThat(failed.status()).as(failed.body()).isEqualTo(503);
            assertThat(code(failed)).isEqualTo("login_provider_unavailable");
        }
    }
}
