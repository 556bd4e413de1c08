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
    private static final Map<String, String> KEYS = new HashMap<>();

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
            assertOutcome(call(operation, key(scope), freshApp()), worth != Worth.NONE, scope + " for all apps");
            if (!scope.equals("owner")) {
                String app = freshApp();
                String bound = keyWith(Map.of("name", "bound", "scopes", List.of(scope), "apps", List.of(app)));
                assertOutcome(call(operation, bound, app), worth == Worth.SOME_APPS, scope + " for some apps");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void nobody_gets_anywhere_without_credentials(Operation operation) {
        assertThat(send(operation, given().contentType("application/json"), freshSlug()).statusCode()).isEqualTo(401);
    }

    private static void assertOutcome(Response response, boolean opens, String who) {
        if (opens) {
            assertThat(response.statusCode()).as(who).isNotIn(401, 403).isLessThan(500);
        } else {
            assertThat(response.statusCode()).as(who).isEqualTo(403);
            assertThat(response.<String> path("code")).as(who).isEqualTo("scope_missing");
        }
    }

    private static String key(String scope) {
        ownerKey();
        return KEYS.computeIfAbsent(scope, name -> keyWith(Map.of("name", name, "scopes", List.of(name))));
    }

    private static Response call(Operation operation, String key, String app) {
        return send(operation, as(key), app);
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
