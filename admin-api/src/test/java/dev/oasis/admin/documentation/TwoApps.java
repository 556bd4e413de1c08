package dev.oasis.admin.documentation;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshRelease;
import static dev.oasis.admin.Api.keyWith;
import static dev.oasis.admin.Api.ownerKey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.oasis.admin.LinkedRepository;
import dev.oasis.testkit.openapi.ParameterValues;
import dev.oasis.testkit.tenancy.Tenants;

/** An app with one of each thing that an app can have, and a neighbour. */
final class TwoApps {

    /** People come by logging in; what is asked of this one is refused before anybody looks for them. */
    private static final String NOBODY = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    private TwoApps() {
    }

    /** What there is to name in paths: an app's parts, and what is no app's. */
    static ParameterValues world() {
        String app = freshApp();
        String release = freshRelease(app, "1.0.0");
        Map<String, String> values = new HashMap<>();
        values.put("apps/{app}", app);
        values.put("releases/{release}", release);
        values.put("artifacts/{artifact}", presign(app, release, "artifacts", "artifactId"));
        values.put("installers/{installer}", presign(app, release, "installers", "installerId"));
        values.put("signing-keys/{key}", asOwner().get("/admin/apps/{app}/signing-keys", app).path("items[0].id"));
        values.put("api-keys/{key}", asOwner().body(Map.of("name", "other", "scopes", List.of("read"), "apps", List.of(app)))
                .post("/admin/api-keys").path("id"));
        values.put("audit/{entry}", asOwner().queryParam("app", app).get("/admin/audit").path("items[0].id"));
        values.put("invitations/{invitation}",
                asOwner().body(Map.of("email", app + "@example.com", "roles", List.of(Map.of("role", "viewer"))))
                        .post("/admin/invitations").path("id"));
        values.put("channels/{channel}",
                asOwner().body(Map.of("name", "of-" + app, "stability", 30)).post("/admin/apps/{app}/channels", app)
                        .path("name"));
        values.put("rollouts/{channel}", "stable");
        values.put("freezes/{freeze}",
                asOwner().body(Map.of("name", "Holidays", "once",
                        Map.of("startsAt", "2030-12-24T00:00:00Z", "endsAt", "2031-01-02T00:00:00Z")))
                        .post("/admin/apps/{app}/freezes", app).path("id"));
        values.put("publishers/{publisher}",
                asOwner().body(Map.of("name", "x", "provider", "github", "repository", "octo-org/x",
                        "workflow", "release.yml")).post("/admin/apps/{app}/publishers", app).path("id"));
        LinkedRepository repository = LinkedRepository.of(app);
        values.put("pipelines/{pipeline}", repository.pipeline("Desktop"));
        values.put("jobs/{job}", repository.job(values.get("pipelines/{pipeline}")));
        values.put("users/{user}", NOBODY);
        values.put("sessions/{session}", NOBODY);
        values.put("hooks/{hook}", NOBODY);
        values.put("events/{event}", NOBODY);
        values.put("integrations/{integration}", NOBODY);
        values.put("repositories/{repository}", NOBODY);
        values.put("login/{provider}", "none");
        values.put("callback/{provider}", "none");
        return new ParameterValues(values);
    }

    static Tenants tenants() {
        String own = freshApp();
        ParameterValues other = world();
        String slug = other.values().get("apps/{app}");
        String id = asOwner().get("/admin/apps/{app}", slug).path("id");
        List<String> keys = List.of(bound(own, "admin"), bound(own, "ci"), bound(own, "read"));
        Set<String> secrets = Set.of(slug, id, other.values().get("releases/{release}"),
                other.values().get("artifacts/{artifact}"), other.values().get("installers/{installer}"),
                other.values().get("pipelines/{pipeline}"), other.values().get("jobs/{job}"));
        return new Tenants(own, keys, ownerKey(), other, List.of(slug, id), secrets);
    }

    private static String bound(String app, String scope) {
        return keyWith(Map.of("name", "bound", "scopes", List.of(scope), "apps", List.of(app)));
    }

    private static String presign(String app, String release, String kind, String id) {
        return asOwner().body(Map.of("platform", "linux-x86_64", "filename", "My_App.AppImage"))
                .post("/admin/apps/{app}/releases/{release}/{kind}/presign", app, release, kind)
                .then().statusCode(201).extract().path(id);
    }
}
