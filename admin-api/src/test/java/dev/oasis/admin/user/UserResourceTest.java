package dev.oasis.admin.user;

import static dev.oasis.admin.Api.as;
import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.login.People.bearerToken;
import static dev.oasis.admin.login.People.code;
import static dev.oasis.admin.login.People.loggedIn;
import static dev.oasis.admin.login.People.me;
import static dev.oasis.admin.login.People.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.oasis.testkit.login.Browser;
import dev.oasis.testkit.login.LoginProvidersResource;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = LoginProvidersResource.class, scope = TestResourceScope.GLOBAL)
class UserResourceTest {

    @Inject
    Pool pool;

    @Test
    void peopleAreListedAndNarrowed() {
        String viewer = id(loggedIn(role("viewer")));
        String admin = id(loggedIn(role("admin")));

        asOwner().queryParam("role", "admin").queryParam("limit", 100).get("/admin/users").then().statusCode(200)
                .body("items.id", hasItem(admin)).body("items.id", not(hasItem(viewer)))
                .body("items.find { it.id == '" + admin + "' }.identities.provider", equalTo(List.of("github")));
        asOwner().queryParam("disabled", "true").get("/admin/users").then().statusCode(200)
                .body("items.disabled", everyItem(equalTo(true)));
        asOwner().queryParam("search", "no such person").get("/admin/users").then().statusCode(200).body("items", empty());
        asOwner().queryParam("role", "king").get("/admin/users").then().statusCode(400)
                .body("errors[0].field", equalTo("role"));
        asOwner().queryParam("disabled", "maybe").get("/admin/users").then().statusCode(400);
        asOwner().queryParam("limit", 1).get("/admin/users").then().statusCode(200).body("items", hasSize(1))
                .body("nextCursor", notNullValue());
    }

    @Test
    void changesNameWhatTheyChangeAndAreAudited() {
        String id = id(loggedIn(role("viewer")));
        String app = freshApp();

        asOwner().body(Map.of("name", "New Name", "roles", role("developer", app, app))).patch("/admin/users/{id}", id)
                .then().statusCode(200).body("name", equalTo("New Name")).body("roles[0].role", equalTo("developer"))
                .body("roles[0].apps", hasSize(1)).body("disabled", equalTo(false));
        asOwner().body(Map.of("roles", List.of())).patch("/admin/users/{id}", id).then().statusCode(200)
                .body("roles", empty()).body("name", equalTo("New Name"));

        var entries = pool.preparedQuery("select canonical from audit_entry where subject_id = $1 and action = 'user.changed' "
                + "order by id").executeAndAwait(Tuple.of(id));
        assertThat(entries).extracting(row -> new String(row.getBuffer(0).getBytes(), StandardCharsets.UTF_8))
                .as("accepting the invitation, and the two changes").hasSize(3).element(1).asString().contains("viewer")
                .contains("developer").contains("New Name");
    }

    @Test
    void badChangesNameTheField() {
        String id = id(loggedIn(role("viewer")));

        asOwner().body(Map.of("roles", role("king"))).patch("/admin/users/{id}", id).then().statusCode(400)
                .body("errors[0].field", equalTo("roles"));
        asOwner().body(Map.of("roles", role("owner", freshApp()))).patch("/admin/users/{id}", id).then().statusCode(400)
                .body("errors[0].field", equalTo("roles"));
        asOwner().body(Map.of("roles", role("viewer", "no-such-app"))).patch("/admin/users/{id}", id).then().statusCode(404)
                .body("code", equalTo("app_not_found"));
        asOwner().body(Map.of("name", "")).patch("/admin/users/{id}", id).then().statusCode(400);
        asOwner().body(Map.of("email", "x@example.test")).patch("/admin/users/{id}", id).then().statusCode(400)
                .body("code", equalTo("unknown_field"));
        asOwner().body(Map.of("name", "x")).patch("/admin/users/{id}", "nobody").then().statusCode(404)
                .body("code", equalTo("user_not_found"));
    }

    @Test
    void sessionsAreListedAndEnded() {
        Browser browser = loggedIn(role("viewer"));
        String id = id(browser);
        String session = me(browser).getString("sessionId");

        asOwner().get("/admin/users/{id}/sessions", id).then().statusCode(200).body("items.id", equalTo(List.of(session)))
                .body("items[0].endedAt", nullValue()).body("items[0].provider", equalTo("github"));
        asOwner().delete("/admin/users/{id}/sessions/{session}", id, session).then().statusCode(200)
                .body("endedAt", notNullValue());

        Awaitility.await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(code(browser.open("/auth/me"))).isEqualTo("session_ended"));
        asOwner().delete("/admin/users/{id}/sessions", id).then().statusCode(204);
        asOwner().delete("/admin/users/{id}/sessions/{session}", id, "unknown").then().statusCode(404)
                .body("code", equalTo("session_not_found"));
    }

    @Test
    void deletedPersonIsGoneWithinFiveSeconds() {
        Browser browser = loggedIn(role("viewer"));
        String id = id(browser);

        asOwner().delete("/admin/users/{id}", id).then().statusCode(204);

        asOwner().get("/admin/users/{id}", id).then().statusCode(404);
        Awaitility.await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(code(browser.open("/auth/me"))).isEqualTo("session_invalid"));
    }

    @Test
    void ownerWhoIsAPersonManagesPeopleAndKeys() {
        Browser owner = loggedIn(role("owner"));
        String token = bearerToken(owner);
        String other = id(loggedIn(role("viewer")));

        as(token).body(Map.of("roles", role("admin"))).patch("/admin/users/{id}", other).then().statusCode(200);
        as(token).body(Map.of("name", "made by a person", "scopes", List.of("ci"))).post("/admin/api-keys").then()
                .statusCode(201);
        // The key that all tests use is an owner too.
        asOwner().body(Map.of("roles", role("viewer"))).patch("/admin/users/{id}", id(owner)).then().statusCode(200);
    }

    @Test
    void lastOwnerIsNeitherShutOutNorDemotedNorDeleted() {
        Browser owner = loggedIn(role("owner"));
        String id = id(owner);
        String token = bearerToken(owner);
        var switchedOff = pool.query("update api_key set enabled = false where enabled and scopes like '%owner%' returning id")
                .executeAndAwait();
        pool.preparedQuery("delete from role_grant where role = 'owner' and user_id <> $1").executeAndAwait(Tuple.of(id));
        try {
            for (Map<String, ?> change : List.of(Map.of("disabled", true), Map.of("roles", role("admin")),
                    Map.of("roles", List.of()))) {
                as(token).body(change).patch("/admin/users/{id}", id).then().statusCode(409)
                        .body("code", equalTo("last_owner"));
            }
            as(token).delete("/admin/users/{id}", id).then().statusCode(409).body("code", equalTo("last_owner"));
            as(token).body(Map.of("name", "Still here", "roles", role("owner"))).patch("/admin/users/{id}", id).then()
                    .statusCode(200);
        } finally {
            switchedOff.forEach(row -> pool.preparedQuery("update api_key set enabled = true where id = $1")
                    .executeAndAwait(Tuple.of(row.getString(0))));
        }
        as(token).body(Map.of("roles", List.of())).patch("/admin/users/{id}", id).then().statusCode(200);
    }

    private static String id(Browser browser) {
        return me(browser).getString("id");
    }
}
