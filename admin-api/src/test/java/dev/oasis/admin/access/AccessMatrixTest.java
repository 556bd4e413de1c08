package dev.oasis.admin.access;

import static dev.oasis.admin.Api.as;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshSlug;
import static dev.oasis.admin.Api.keyWith;
import static dev.oasis.admin.Api.ownerKey;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.oasis.testkit.documentation.AccessMatrix;
import dev.oasis.testkit.documentation.AccessMatrix.Operation;
import dev.oasis.testkit.documentation.AccessMatrix.Worth;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Holds admin-api to the table of {@code docs/reference/access.md}. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class AccessMatrixTest {

    private static final String NOBODY = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    private static final Map<String, Holder> HOLDERS = new HashMap<>();

    private record Holder(String key, String app) {
    }

    static List<Operation> operations() {
        return AccessMatrix.below("/admin/");
    }

    @Test
    void every_operation_has_a_row_and_every_row_an_operation() {
        Map<String, Map<String, ?>> paths = given().accept("application/json").get("/openapi?format=json").path("paths");
        Set<String> offered = new TreeSet<>();
        paths.forEach((path, item) -> item.keySet().stream().filter(Set.of("get", "post", "put", "patch", "delete")::contains)
                .filter(method -> path.startsWith("/admin/"))
                .forEach(method -> offered.add(method.toUpperCase() + " " + path)));

        assertThat(operations()).extracting(Operation::toString).containsExactlyInAnyOrderElementsOf(offered);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_scope_opens_just_what_the_matrix_says(Operation operation) {
        operation.scopes().forEach((scope, worth) -> {
            assertOutcome(call(operation, forAllApps(operation, scope)), worth != Worth.NONE, scope + " for all apps");
            if (!scope.equals("owner")) {
                assertOutcome(call(operation, forOneApp(operation, scope)), worth == Worth.SOME_APPS, scope + " for one app");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void nobody_gets_anywhere_without_credentials(Operation operation) {
        assertThat(send(operation, given().contentType("application/json"), "any-app").statusCode()).isEqualTo(401);
    }

    private static void assertOutcome(Response response, boolean opens, String who) {
        if (opens) {
            assertThat(response.statusCode()).as(who).isNotIn(401, 403).isLessThan(500);
        } else {
            assertThat(response.statusCode()).as(who).isEqualTo(403);
            assertThat(response.<String> path("code")).as(who).isEqualTo("scope_missing");
        }
    }

    // A new app for a call that takes it away; one app serves for all the others.
    private static Holder forAllApps(Operation operation, String scope) {
        ownerKey();
        Holder holder = HOLDERS.computeIfAbsent(scope,
                name -> new Holder(keyWith(Map.of("name", name, "scopes", List.of(name))), freshApp()));
        return takesTheAppAway(operation) ? new Holder(holder.key(), freshApp()) : holder;
    }

    private static Holder forOneApp(Operation operation, String scope) {
        return takesTheAppAway(operation) ? bound(scope)
                : HOLDERS.computeIfAbsent(scope + " for one app", name -> bound(scope));
    }

    private static boolean takesTheAppAway(Operation operation) {
        return operation.toString().equals("DELETE /admin/apps/{app}");
    }

    private static Holder bound(String scope) {
        String app = freshApp();
        return new Holder(keyWith(Map.of("name", "bound", "scopes", List.of(scope), "apps", List.of(app))), app);
    }

    private static Response call(Operation operation, Holder holder) {
        return send(operation, as(holder.key()), holder.app());
    }

    private static Response send(Operation operation, RequestSpecification request, String app) {
        String path = operation.path().replace("{app}", app).replaceAll("\\{[^}]+}", NOBODY);
        if (!operation.method().equals("GET")) {
            request.body(operation.toString().equals("POST /admin/apps") ? Map.of("slug", freshSlug(), "name", "Sample")
                    : Map.of());
        }
        return request.request(operation.method(), path);
    }
}
