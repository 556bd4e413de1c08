package dev.oasis.admin.login;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.testkit.login.LoginProvidersResource.ORIGIN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.oasis.testkit.login.Browser;
import dev.oasis.testkit.login.Page;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

/** Logs people in as they do it themselves. */
public final class People {

    /** Where logins lead in tests. */
    public static final String LANDING = "/auth/me";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private People() {
    }

    public static Browser browser() {
        return new Browser(ORIGIN, RestAssured.baseURI + ":" + RestAssured.port);
    }

    /** A login that no other test uses; its number is its GitHub account's. */
    public static String freshLogin() {
        return "octocat-" + (1000 + COUNTER.incrementAndGet());
    }

    public static String invite(Map<String, ?> whom, List<?> roles) {
        Map<String, Object> request = new HashMap<>(whom);
        request.put("roles", roles);
        return asOwner().body(request).post("/admin/invitations").then().statusCode(201).extract().path("id");
    }

    /** The last answer of Oasis: a redirect to {@link #LANDING}, or why not. */
    public static Page logInAtGitHub(Browser browser, String login) {
        return logInAtGitHub(browser, login, login.substring(login.lastIndexOf('-') + 1));
    }

    public static Page logInAtGitHub(Browser browser, String login, String id) {
        Page form = browser.follow("/auth/login/github?redirect=" + LANDING, ORIGIN + "/auth/callback");
        return browser.submit(form, Map.of("login", login, "id", id, "authorize", "1"), ORIGIN + LANDING);
    }

    public static Page logInAtSso(Browser browser, String account) {
        return consent(browser, browser.follow("/auth/login/sso?redirect=" + LANDING, ORIGIN + "/auth/callback"), account);
    }

    /** From the login form of the OpenID Connect server on. */
    public static Page consent(Browser browser, Page form, String account) {
        Page consent = browser.submit(form, Map.of("login", account, "password", "any"), ORIGIN + LANDING);
        return browser.submit(consent, Map.of(), ORIGIN + LANDING);
    }

    /** A browser in which somebody new with these roles has logged in. */
    public static Browser loggedIn(List<?> roles) {
        String login = freshLogin();
        invite(Map.of("login", login), roles);
        Browser browser = browser();
        Page landed = logInAtGitHub(browser, login);
        if (landed.status() != 303) {
            throw new IllegalStateException(landed.status() + " " + landed.body());
        }
        return browser;
    }

    public static JsonPath me(Browser browser) {
        return JsonPath.from(browser.open("/auth/me").body());
    }

    /** A request of the console's own script, with all that the CSRF rules ask for. */
    public static Page script(Browser browser, String method, String path, String json) {
        return browser.script(method, path, json, headers(me(browser).getString("csrfToken")));
    }

    public static Map<String, String> headers(String csrfToken) {
        return Map.of("Origin", ORIGIN, "X-CSRF-Token", csrfToken, "Content-Type", "application/json");
    }

    public static String bearerToken(Browser browser) {
        return JsonPath.from(script(browser, "POST", "/auth/token", null).body()).getString("token");
    }

    public static List<Map<String, ?>> role(String role, String... apps) {
        List<Map<String, ?>> roles = new ArrayList<>();
        roles.add(apps.length == 0 ? Map.of("role", role) : Map.of("role", role, "apps", List.of(apps)));
        return roles;
    }

    public static String code(Page page) {
        return JsonPath.from(page.body()).getString("code");
    }
}
