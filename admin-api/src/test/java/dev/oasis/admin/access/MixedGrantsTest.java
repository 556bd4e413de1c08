package dev.oasis.admin.access;

import static dev.oasis.admin.Api.as;
import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshSlug;
import static dev.oasis.admin.login.People.bearerToken;
import static dev.oasis.admin.login.People.loggedIn;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.oasis.testkit.login.LoginProvidersResource;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Somebody who is an admin of one app and a viewer of another. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = LoginProvidersResource.class, scope = TestResourceScope.GLOBAL)
class MixedGrantsTest {

    private static final Map<String, ?> CHANGE = Map.of("name", "Changed");

    private String own;
    private String looked;
    private String foreign;
    private String token;

    @BeforeEach
    void log_in() {
        own = freshApp();
        looked = freshApp();
        foreign = freshApp();
        token = bearerToken(loggedIn(List.of(Map.of("role", "admin", "apps", List.of(own)),
                Map.of("role", "viewer", "apps", List.of(looked)))));
    }

    @Test
    void each_app_is_judged_by_the_role_on_it() {
        as(token).body(CHANGE).patch("/admin/apps/{app}", own).then().statusCode(200);
        as(token).get("/admin/apps/{app}", looked).then().statusCode(200);
        as(token).body(CHANGE).patch("/admin/apps/{app}", looked).then().statusCode(403).body("code", equalTo("scope_missing"));
        as(token).delete("/admin/apps/{app}", looked).then().statusCode(403).body("code", equalTo("scope_missing"));
        as(token).body(CHANGE).patch("/admin/apps/{app}", foreign).then().statusCode(404).body("code",
                equalTo("app_not_found"));
        as(token).get("/admin/apps/{app}", foreign).then().statusCode(404).body("code", equalTo("app_not_found"));
        asOwner().get("/admin/apps/{app}", looked).then().body("name", equalTo("Sample"));
    }

    @Test
    void lists_show_what_the_call_allows() {
        String ownId = asOwner().get("/admin/apps/{app}", own).path("id");

        as(token).get("/admin/apps").then().statusCode(200).body("items.slug", containsInAnyOrder(own, looked));
        as(token).get("/admin/audit").then().statusCode(200).body("items.appId", everyItem(equalTo(ownId)));
        as(token).get("/admin/audit?app=" + looked).then().statusCode(403).body("code", equalTo("scope_missing"));
        as(token).get("/admin/audit?app=" + foreign).then().statusCode(404).body("code", equalTo("app_not_found"));
    }

    @Test
    void being_an_admin_somewhere_is_not_being_one_everywhere() {
        as(token).body(Map.of("slug", freshSlug(), "name", "x")).post("/admin/apps").then().statusCode(403)
                .body("code", equalTo("scope_missing"));
        as(token).get("/admin/api-keys").then().statusCode(403).body("code", equalTo("scope_missing"));
    }
}
