package dev.oasis.admin.invitation;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.login.People.browser;
import static dev.oasis.admin.login.People.code;
import static dev.oasis.admin.login.People.freshLogin;
import static dev.oasis.admin.login.People.invite;
import static dev.oasis.admin.login.People.logInAtGitHub;
import static dev.oasis.admin.login.People.me;
import static dev.oasis.admin.login.People.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.oasis.testkit.login.Browser;
import dev.oasis.testkit.login.LoginProvidersResource;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = LoginProvidersResource.class, scope = TestResourceScope.GLOBAL)
class InvitationResourceTest {

    @Test
    void invitationIsUsedUpByTheFirstLogin() {
        String login = freshLogin();
        String app = freshApp();
        String id = invite(Map.of("login", login), role("developer", app));
        asOwner().get("/admin/invitations/{id}", id).then().statusCode(200).body("status", equalTo("open"))
                .body("provider", equalTo("github")).body("roles[0].role", equalTo("developer"));
        Browser browser = browser();

        assertThat(logInAtGitHub(browser, login).status()).isEqualTo(303);

        String user = me(browser).getString("id");
        asOwner().get("/admin/invitations/{id}", id).then().statusCode(200).body("status", equalTo("accepted"))
                .body("acceptedBy", equalTo(user));
        asOwner().delete("/admin/invitations/{id}", id).then().statusCode(409).body("code", equalTo("invitation_closed"));
        asOwner().queryParam("limit", 100).get("/admin/invitations").then().statusCode(200).body("items.id", hasItem(id));
        assertThat(code(logInAtGitHub(browser(), login, "999998"))).isEqualTo("not_invited");
    }

    @Test
    void withdrawnAndExpiredInvitationsOpenNothing() {
        String withdrawn = freshLogin();
        String id = invite(Map.of("login", withdrawn), role("viewer"));
        asOwner().delete("/admin/invitations/{id}", id).then().statusCode(200).body("status", equalTo("withdrawn"));
        asOwner().delete("/admin/invitations/{id}", id).then().statusCode(200);
        String expired = freshLogin();
        invite(Map.of("login", expired, "expiresAt", Instant.now().minusSeconds(5).toString()), role("viewer"));

        assertThat(code(logInAtGitHub(browser(), withdrawn))).isEqualTo("not_invited");
        assertThat(code(logInAtGitHub(browser(), expired))).isEqualTo("not_invited");
        // What has run out is not in the way of a new one.
        invite(Map.of("login", expired), role("viewer"));
        assertThat(logInAtGitHub(browser(), expired).status()).isEqualTo(303);
    }

    @Test
    void laterInvitationAddsRolesToAKnownPerson() {
        String login = freshLogin();
        String app = freshApp();
        invite(Map.of("login", login), role("viewer"));
        logInAtGitHub(browser(), login);
        invite(Map.of("login", login), role("developer", app));
        Browser browser = browser();

        logInAtGitHub(browser, login);

        asOwner().get("/admin/users/{id}", me(browser).getString("id")).then().statusCode(200)
                .body("roles.role", equalTo(List.of("developer", "viewer")))
                .body("roles[0].apps", equalTo(List.of(asOwner().get("/admin/apps/{app}", app).<String> path("id"))))
                .body("roles[1].apps", nullValue());
    }

    @Test
    void nobodyHasTwoOpenInvitations() {
        String login = freshLogin();
        invite(Map.of("login", login), role("viewer"));

        asOwner().body(Map.of("login", login.toUpperCase(), "roles", role("admin"))).post("/admin/invitations")
                .then().statusCode(409).body("code", equalTo("invitation_exists"));
    }

    @Test
    void badInvitationsNameTheField() {
        var roles = role("viewer");
        asOwner().body(Map.of("roles", roles)).post("/admin/invitations").then().statusCode(400)
                .body("errors[0].field", equalTo("email"));
        asOwner().body(Map.of("email", "a@example.test", "login", "a", "roles", roles)).post("/admin/invitations").then()
                .statusCode(400).body("errors[0].field", equalTo("email"));
        asOwner().body(Map.of("email", "no address", "roles", roles)).post("/admin/invitations").then().statusCode(400)
                .body("errors[0].field", equalTo("email"));
        asOwner().body(Map.of("login", "x", "provider", "sso", "roles", roles)).post("/admin/invitations").then()
                .statusCode(400).body("errors[0].field", equalTo("provider"));
        asOwner().body(Map.of("email", "a@example.test", "provider", "no-such", "roles", roles)).post("/admin/invitations")
                .then().statusCode(404).body("code", equalTo("login_provider_not_found"));
        asOwner().body(Map.of("login", "x", "roles", List.of())).post("/admin/invitations").then().statusCode(400)
                .body("errors[0].field", equalTo("roles"));
        asOwner().body(Map.of("login", "x", "roles", role("owner", freshApp()))).post("/admin/invitations").then()
                .statusCode(400).body("errors[0].field", equalTo("roles"));
        asOwner().get("/admin/invitations/{id}", "unknown").then().statusCode(404)
                .body("code", equalTo("invitation_not_found"));
    }

    @Test
    void repeatedInvitationUnderOneIdempotencyKeyIsTheSame() {
        var request = Map.of("login", freshLogin(), "roles", role("viewer"));

        String id = asOwner().header("Idempotency-Key", "invite-once").body(request).post("/admin/invitations")
                .then().statusCode(201).extract().path("id");

        asOwner().header("Idempotency-Key", "invite-once").body(request).post("/admin/invitations")
                .then().statusCode(201).body("id", equalTo(id));
    }
}
