package dev.oasis.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.inject.Inject;

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

/** Holds the CI door to the table of {@code docs/reference/access.md}. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class AccessMatrixTest {

    /** A post that is in order as far as can be told without looking for its app. */
    private static final Map<String, ?> PRESIGN = Map.of("version", "1.0.0", "platform", "linux-x86_64", "filename", "a.gz",
            "size", 1);

    @Inject
    TestDatabase database;

    static List<Operation> operations() {
        return AccessMatrix.below("/ci/");
    }

    @Test
    void every_operation_has_a_row_and_every_row_an_operation() {
        Map<String, Map<String, ?>> paths = given().accept("application/json").get("/openapi?format=json").path("paths");
        Set<String> offered = new TreeSet<>();
        paths.forEach((path, item) -> item.keySet().stream().filter(Set.of("get", "post", "put", "patch", "delete")::contains)
                .filter(method -> path.startsWith("/ci/")).forEach(method -> offered.add(method.toUpperCase() + " " + path)));

        assertThat(operations()).extracting(Operation::toString).containsExactlyInAnyOrderElementsOf(offered);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_scope_opens_just_what_the_matrix_says(Operation operation) {
        TestApp app = database.newApp();
        operation.scopes().forEach((scope, worth) -> {
            assertThat(status(operation, database.newKey(scope), app) != 403).as(scope).isEqualTo(worth != Worth.NONE);
            if (!scope.equals("owner")) {
                assertThat(status(operation, database.newKey(scope, app.id()), app) != 403).as(scope + " for the app")
                        .isEqualTo(worth == Worth.SOME_APPS);
            }
        });
    }

    private static int status(Operation operation, String key, TestApp app) {
        return Door.as(key).body(operation.path().endsWith("presign") ? PRESIGN : Map.of())
                .request(operation.method(), operation.path().replace("{app}", app.slug())).statusCode();
    }
}
