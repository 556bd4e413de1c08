package dev.oasis.admin.paging;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshRelease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.testkit.kit.SampleKeys;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What all lists have in common, and the filters of the list of releases. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class ListTest {

    private String app;

    @BeforeEach
    void newApp() {
        app = freshApp();
    }

    @Test
    void everyListOfAnAppShowsEachThingOnceTheNewestFirst() {
        String release = freshRelease(app, "1.0.0");
        freshRelease(app, "1.1.0");
        freshRelease(app, "1.2.0");
        String files = "/admin/apps/" + app + "/releases/" + release;
        for (String platform : List.of("linux-x86_64", "linux-aarch64", "darwin-aarch64")) {
            for (String kind : List.of("artifacts", "installers")) {
                asOwner().body(Map.of("platform", platform, "filename", "file"))
                        .post(files + "/" + kind + "/presign").then().statusCode(201);
            }
        }
        for (String key : List.of("nopw", "other")) {
            asOwner().body(Map.of("publicKey", SampleKeys.publicKey(key))).post("/admin/apps/" + app + "/signing-keys");
        }

        for (String list : List.of("/admin/apps/" + app + "/releases", files + "/artifacts", files + "/installers")) {
            assertThat(idsOf(list)).as(list).hasSize(3).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
        }
        assertThat(idsOf("/admin/apps/" + app + "/signing-keys")).hasSizeGreaterThan(1).doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @ParameterizedTest
    @ValueSource(strings = { "page", "per_page", "offset", "sort_by" })
    void parametersOfTheOlderApiGetAnAnswerThatNamesTheCursor(String parameter) {
        for (String list : List.of("", "/" + app + "/releases", "/" + app + "/signing-keys")) {
            asOwner().queryParam(parameter, 2).get("/admin/apps" + list).then().statusCode(400)
                    .body("code", equalTo("unknown_query_parameter")).body("errors[0].field", equalTo(parameter))
                    .body("errors[0].message", containsString("cursor"));
        }
    }

    @Test
    void unknownParametersOfChangingCallsAreRefusedByNameBeforeAnythingIsDone() {
        asOwner().queryParam("dryRun", true).body(Map.of("version", "9.0.0")).post("/admin/apps/{app}/releases", app)
                .then().statusCode(400).body("errors[0].field", equalTo("dryRun"));
        asOwner().queryParam("force", true).delete("/admin/apps/{app}", app).then().statusCode(400);

        asOwner().get("/admin/apps/{app}", app).then().statusCode(200).body("releaseCount", equalTo(0));
    }

    @Test
    void releasesAreFilteredByStatusChannelAndVersion() {
        freshRelease(app, "1.0.0");
        freshRelease(app, "1.1.0-beta.1");
        String list = "/admin/apps/" + app + "/releases";

        asOwner().get(list + "?channel=beta").then().statusCode(200)
                .body("items.version", equalTo(List.of("1.1.0-beta.1")));
        asOwner().get(list + "?version=v1.0.0&status=draft").then().statusCode(200)
                .body("items.version", equalTo(List.of("1.0.0")));
        asOwner().get(list + "?status=published").then().statusCode(200).body("items.size()", equalTo(0));
        asOwner().get(list + "?version=nonsense").then().statusCode(400).body("code", equalTo("invalid_version"));
        asOwner().get(list + "?status=nonsense").then().statusCode(400).body("errors[0].field", equalTo("status"));
    }

    @Test
    void cursorOfOneListOrFilterIsRefusedByAnother() {
        freshRelease(app, "1.0.0");
        freshRelease(app, "1.1.0");
        String list = "/admin/apps/" + app + "/releases";
        String cursor = asOwner().get(list + "?limit=1").then().statusCode(200).extract().path("nextCursor");

        asOwner().get(list + "?limit=1&cursor=" + cursor).then().statusCode(200)
                .body("items.version", equalTo(List.of("1.0.0")));
        asOwner().get(list + "?status=draft&cursor=" + cursor).then().statusCode(400)
                .body("code", equalTo("invalid_cursor"));
        asOwner().get("/admin/apps/" + app + "/signing-keys?cursor=" + cursor).then().statusCode(400)
                .body("code", equalTo("invalid_cursor"));
    }

    private static List<String> idsOf(String list) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            var request = asOwner().queryParam("limit", 1);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page = request.get(list).then().statusCode(200).extract();
            ids.addAll(page.path("items.id"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        return ids;
    }
}
