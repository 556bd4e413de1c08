package dev.oasis.admin.documentation;

import static dev.oasis.admin.Api.asOwner;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class SingleThingsTest {

    @Test
    void each_thing_can_be_asked_for_by_its_id_until_it_is_deleted() {
        Map<String, String> world = TwoApps.world().values();
        String release = "/admin/apps/" + world.get("apps/{app}") + "/releases/" + world.get("releases/{release}");
        String artifact = release + "/artifacts/" + world.get("artifacts/{artifact}");

        asOwner().get(release).then().statusCode(200).body("id", equalTo(world.get("releases/{release}")));
        asOwner().get(release + "/installers/" + world.get("installers/{installer}")).then().statusCode(200);
        asOwner().delete(artifact).then().statusCode(204);
        asOwner().get(artifact).then().statusCode(404).body("code", equalTo("artifact_not_found"));
    }

    @Test
    void the_pages_and_the_probe_answer_everybody() {
        given().get("/docs").then().statusCode(200);
        given().get("/redoc").then().statusCode(200);
        given().get("/health").then().statusCode(200);
    }
}
