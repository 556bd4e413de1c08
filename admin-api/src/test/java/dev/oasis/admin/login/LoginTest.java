package dev.oasis.admin.login;

import static dev.oasis.admin.login.People.LANDING;
import static dev.oasis.admin.login.People.browser;
import static dev.oasis.admin.login.People.code;
import static dev.oasis.admin.login.People.consent;
import static dev.oasis.admin.login.People.freshLogin;
import static dev.oasis.admin.login.People.invite;
import static dev.oasis.admin.login.People.logInAtGitHub;
import static dev.oasis.admin.login.People.logInAtSso;
import static dev.oasis.admin.login.People.me;
import static dev.oasis.admin.login.People.role;
import static dev.oasis.testkit.login.LoginProvidersResource.ORIGIN;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

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
class LoginTest {

    @Test
    void providersAreListedForEverybody() {
        given().get("/auth/providers").then().statusCode(200).body("items.name", hasItems("sso", "github"))
                .body("items.find { it.name == 'sso' }.displayName", equalTo("Single sign-on"))
                .body("items.find { it.name == 'github' }.loginPath", equalTo("/auth/login/github"));
    }

    @Test
    void invitedAddressLogsInAtTheOpenIdProvider() {
        invite(Map.of("email", "Alice@Example.test"), role("viewer"));
        Browser browser = browser();

        Page landed = logInAtSso(browser, "alice");

        assertThat(landed.status()).isEqualTo(303);
        assertThat(landed.location()).contains(URI.create(ORIGIN + LANDING));
        assertThat(landed.headers().allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("__Host-oasis_session=").contains("Path=/", "Secure", "HTTPOnly", "SameSite=Lax"));
        assertThat(landed.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(me(browser).getString("name")).isEqualTo("alice of the Tests");
        assertThat(me(browser).getString("kind")).isEqualTo("user");
        assertThat(me(browser).getList("grants.scope")).isEqualTo(List.of("read"));
    }

    @Test
    void invitedLoginComesInFromGitHubAndIsKnownFromThenOn() {
        String login = freshLogin();
        invite(Map.of("login", login.toUpperCase()), role("admin"));
        Browser first = browser();
        assertThat(logInAtGitHub(first, login).status()).isEqualTo(303);

        Browser again = browser();
        Page landed = logInAtGitHub(again, login + "-renamed", login.substring(login.lastIndexOf('-') + 1));

        assertThat(landed.status()).isEqualTo(303);
        assertThat(me(again).getString("id")).isEqualTo(me(first).getString("id"));
        assertThat(me(again).getString("sessionId")).isNotEqualTo(me(first).getString("sessionId"));
    }

    @Test
    void loginThatWentToAnotherAccountOpensNothing() {
        String login = freshLogin();
        invite(Map.of("login", login), role("admin"));
        logInAtGitHub(browser(), login);

        Page refused = logInAtGitHub(browser(), login, "999999");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("not_invited");
    }

    @Test
    void addressOfAKnownPersonAtAnotherProviderOpensNothing() {
        invite(Map.of("email", "mallory@example.test", "provider", "sso"), role("viewer"));
        assertThat(logInAtSso(browser(), "mallory").status()).isEqualTo(303);

        Page refused = browser().follow("/auth/login/second?redirect=" + LANDING, ORIGIN + LANDING);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("not_invited");
    }

    @Test
    void whoIsNotInvitedStaysOutside() {
        Page refused = logInAtSso(browser(), "nobody-knows-me");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("not_invited");
        assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void addressThatNobodyHasVerifiedAcceptsNoInvitation() {
        String login = freshLogin();
        invite(Map.of("email", "unverified-bob@example.test"), role("owner"));
        invite(Map.of("email", "unverified-" + login + "@example.test"), role("owner"));

        assertThat(code(logInAtSso(browser(), "unverified-bob"))).isEqualTo("not_invited");
        assertThat(code(logInAtGitHub(browser(), login))).isEqualTo("not_invited");
    }

    @Test
    void addressThatGitHubHasVerifiedAcceptsAnInvitation() {
        String login = freshLogin();
        invite(Map.of("email", login + "@users.example.test"), role("viewer"));

        assertThat(logInAtGitHub(browser(), login).status()).isEqualTo(303);
    }

    @Test
    void stateOfAnotherBrowserIsRefused() {
        Page authorization = browser().open("/auth/login/straight?redirect=" + LANDING);
        Browser victim = browser();
        URI callback = victim.open(authorization.location().orElseThrow().toString()).location().orElseThrow();

        Page refused = victim.open(callback.toString());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("login_state_invalid");
    }

    @Test
    void missingInventedAndForeignStatesAreRefused() {
        Browser browser = browser();
        URI callback = callbackOf(browser, "/auth/login/straight");

        assertThat(code(browser.open("/auth/callback/straight?code=x"))).isEqualTo("login_state_invalid");
        assertThat(code(browser.open("/auth/callback/straight?code=x&state=invented"))).isEqualTo("login_state_invalid");
        assertThat(code(browser.open("/auth/callback/rotated?" + callback.getRawQuery()))).isEqualTo("login_state_invalid");
        assertThat(code(browser.open("/auth/callback/no-such?" + callback.getRawQuery())))
                .isEqualTo("login_provider_not_found");
    }

    @Test
    void callbackWorksOnce() {
        invite(Map.of("login", "octocat-501"), role("viewer"));
        Browser browser = browser();
        Page form = browser.follow("/auth/login/github?redirect=" + LANDING, ORIGIN + "/auth/callback");
        URI callback = browser.submit(form, Map.of("login", "octocat-501", "id", "501", "authorize", "1"),
                ORIGIN + "/auth/callback").location().orElseThrow();
        assertThat(browser.open(callback.toString()).status()).isEqualTo(303);

        Page replayed = browser.open(callback.toString());

        assertThat(replayed.status()).isEqualTo(400);
        assertThat(code(replayed)).isEqualTo("login_state_invalid");
    }

    @Test
    void providerRefusesALoginWithoutPkce() {
        Browser browser = browser();
        String asked = browser.open("/auth/login/sso").location().orElseThrow().toString();
        assertThat(asked).contains("code_challenge_method=S256").contains("nonce=").contains("state=");

        Page refused = browser.follow(asked.replaceAll("&code_challenge[a-z_]*=[^&]*", ""), ORIGIN + LANDING);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("login_refused");
        assertThat(refused.body()).contains("invalid_request");
    }

    @Test
    void codeThatBelongsToAnotherChallengeIsRefusedByBothProviders() {
        invite(Map.of("email", "carol@example.test"), role("viewer"));
        String other = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        Browser browser = browser();
        String sso = browser.open("/auth/login/sso").location().orElseThrow().toString()
                .replaceAll("code_challenge=[^&]*", "code_challenge=" + other);
        Page refused = consent(browser, browser.follow(sso, ORIGIN + LANDING), "carol");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("invalid_grant");

        String gitHub = browser.open("/auth/login/github").location().orElseThrow().toString()
                .replaceAll("code_challenge=[^&]*", "code_challenge=" + other);
        Page form = browser.open(gitHub);
        Page alsoRefused = browser.submit(form, Map.of("login", "octocat-1", "id", "1", "authorize", "1"), ORIGIN + LANDING);
        assertThat(alsoRefused.status()).isEqualTo(403);
        assertThat(alsoRefused.body()).contains("bad_verification_code");
    }

    @Test
    void personWhoDeclinesAtTheProviderIsTold() {
        Browser browser = browser();
        Page form = browser.follow("/auth/login/github", ORIGIN + "/auth/callback");

        Page refused = browser.submit(form, Map.of("login", "octocat-2", "id", "2", "authorize", "0"), ORIGIN + LANDING);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("login_refused");
        assertThat(refused.body()).contains("access_denied").doesNotContain("denied your application");
    }

    @Test
    void loginLeadsToThisOriginOnly() {
        for (String away : List.of("https://evil.example.test/", "//evil.example.test", "/%5Cevil.example.test",
                "/.//evil.example.test", "javascript:alert(1)", "console", "/%0d%0aSet-Cookie:x")) {
            given().urlEncodingEnabled(false).redirects().follow(false).get("/auth/login/github?redirect=" + away)
                    .then().statusCode(400).body("code", equalTo("landing_refused"));
        }
        given().redirects().follow(false).queryParam("redirect", "/console/apps?x=1#top").get("/auth/login/github")
                .then().statusCode(303);
    }

    @Test
    void providerThatIsAwayIsA503AndTheOthersGoOn() {
        assertThat(code(browser().open("/auth/login/down"))).isEqualTo("login_provider_unavailable");
        assertThat(browser().open("/auth/login/straight").status()).isEqualTo(303);
        assertThat(code(browser().open("/auth/login/no-such"))).isEqualTo("login_provider_not_found");
    }

    @Test
    void twoTabsLogInIndependently() {
        Browser browser = browser();
        String login = freshLogin();
        invite(Map.of("login", login), role("viewer"));
        Page firstTab = browser.follow("/auth/login/github?redirect=" + LANDING, ORIGIN + "/auth/callback");
        Page secondTab = browser.follow("/auth/login/github?redirect=" + LANDING, ORIGIN + "/auth/callback");
        Map<String, String> form = Map.of("login", login, "id", login.substring(8), "authorize", "1");

        assertThat(browser.submit(firstTab, form, ORIGIN + LANDING).status()).isEqualTo(303);
        assertThat(browser.submit(secondTab, form, ORIGIN + LANDING).status()).isEqualTo(303);
    }

    private static URI callbackOf(Browser browser, String path) {
        return browser.follow(path + "?redirect=" + LANDING, ORIGIN + "/auth/callback").location().orElseThrow();
    }
}
