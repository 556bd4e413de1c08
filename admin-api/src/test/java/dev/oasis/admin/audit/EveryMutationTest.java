package dev.oasis.admin.audit;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshRelease;
import static dev.oasis.admin.Api.freshSlug;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.oasis.admin.LinkedRepository;
import dev.oasis.admin.PublishedRelease;
import dev.oasis.admin.artifact.UploadedArtifact;
import dev.oasis.admin.login.People;
import dev.oasis.admin.webhook.WebhookRows;
import dev.oasis.testkit.kit.SampleKeys;
import dev.oasis.testkit.login.LoginProvidersResource;
import dev.oasis.testkit.provider.ProviderStandIn;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Walks all operations that change something: each leaves its entry, and none of them a secret. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = LoginProvidersResource.class, scope = TestResourceScope.GLOBAL)
class EveryMutationTest {

    private static final String RELEASE = "/admin/apps/{app}/releases/{release}";
    private static final String ARTIFACT = RELEASE + "/artifacts/{artifact}";
    private static final String INSTALLER = RELEASE + "/installers/{installer}";

    /** They fetch from another host, which must not be this machine: the end-to-end tests do it. */
    private static final Set<String> FROM_ELSEWHERE = Set.of("POST " + RELEASE + "/artifacts",
            "POST " + RELEASE + "/installers");

    /** They ask and change nothing. */
    private static final Set<String> ASKING = Set.of("POST " + RELEASE + "/rollout/preview");

    private static final byte[] DMG = new byte[2048];

    @Inject
    Pool pool;

    private final ProviderStandIn standIn = ProviderStandIn.start();
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final List<String> secrets = new ArrayList<>();

    private record Step(String action, Supplier<Response> call) {
    }

    private record Entry(String action, String actorName, String canonical) {
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void every_mutating_operation_leaves_its_entry_without_any_secret() {
        prepare();
        steps.forEach((operation, step) -> {
            String last = lastId();

            Response response = step.call().get();

            assertThat(response.statusCode()).as(operation + ": " + response.asString()).isBetween(200, 299);
            List<Entry> entries = entriesAfter(last);
            assertThat(entries).as(operation).extracting(Entry::action).contains(step.action());
            assertThat(entries).as(operation).extracting(Entry::actorName).containsOnly("first");
        });
        assertThat(steps.keySet()).as("a mutating operation without a step here").containsAll(mutatingOperations());
        assertThat(secrets).isNotEmpty();
        assertThat(entriesAfter("")).extracting(Entry::canonical).allSatisfy(canonical -> assertThat(canonical)
                .doesNotContain(secrets).doesNotContainPattern("uk_live_[0-9A-Za-z]{32}").doesNotContain("X-Amz-Signature"));
    }

    private void prepare() {
        prepareCatalog();
        prepareOffers();
        preparePublishers();
        prepareJobs();
        prepareKeys();
        preparePeople();
        prepareWebhooks();
        prepareIntegrations();
    }

    private void prepareIntegrations() {
        List<String> ids = new ArrayList<>();
        String token = standIn.token("github");
        secrets.add(token);
        secrets.add("client-secret");
        step("POST /admin/integrations", "integration.created", () -> {
            Response made = asOwner()
                    .body(Map.of("kind", "github_token", "name", "x", "baseUrl", standIn.url(), "token", token))
                    .post("/admin/integrations");
            ids.add(made.path("id"));
            return made;
        });
        step("PATCH /admin/integrations/{integration}", "integration.changed",
                () -> asOwner().body(Map.of("token", token)).patch("/admin/integrations/{i}", ids.get(0)));
        step("POST /admin/integrations/{integration}/check", "integration.checked",
                () -> asOwner().post("/admin/integrations/{i}/check", ids.get(0)));
        step("POST /admin/integrations/github-app/manifest", "integration.begun",
                () -> asOwner().body(Map.of("name", "x", "baseUrl", standIn.url()))
                        .post("/admin/integrations/github-app/manifest"));
        step("POST /admin/integrations/grant", "integration.begun", () -> asOwner().body(Map.of("kind", "gitlab_oauth",
                "name", "x", "baseUrl", standIn.url(), "clientId", "c", "clientSecret", "client-secret"))
                .post("/admin/integrations/grant"));
        step("POST /admin/repositories", "repository.created", () -> {
            Response made = asOwner().body(Map.of("integrationId", ids.get(0), "externalId", standIn.repository("acme/app")))
                    .post("/admin/repositories");
            standIn.hooks().forEach(hook -> secrets.add(hook.getString("secret")));
            ids.add(made.path("id"));
            return made;
        });
        step("PATCH /admin/repositories/{repository}", "repository.changed",
                () -> asOwner().body("{\"active\":false}").patch("/admin/repositories/{r}", ids.get(1)));
        step("DELETE /admin/repositories/{repository}", "repository.deleted",
                () -> asOwner().delete("/admin/repositories/{r}", ids.get(1)));
        step("DELETE /admin/integrations/{integration}", "integration.deleted",
                () -> asOwner().delete("/admin/integrations/{i}", ids.get(0)));
    }

    private void prepareWebhooks() {
        List<String> made = new ArrayList<>();
        String event = WebhookRows.dead(pool);
        step("POST /admin/webhooks/hooks", "webhook_hook.created", () -> {
            Response hook = asOwner().body(Map.of("provider", "github", "name", "octo/hello")).post("/admin/webhooks/hooks");
            made.add(hook.path("id"));
            secrets.add(hook.path("secret"));
            return hook;
        });
        step("PATCH /admin/webhooks/hooks/{hook}", "webhook_hook.changed",
                () -> asOwner().body(Map.of("active", false)).patch("/admin/webhooks/hooks/{h}", made.get(0)));
        step("POST /admin/webhooks/hooks/{hook}/rotate", "webhook_hook.rotated", () -> {
            Response rotated = asOwner().post("/admin/webhooks/hooks/{h}/rotate", made.get(0));
            secrets.add(rotated.path("secret"));
            return rotated;
        });
        step("DELETE /admin/webhooks/hooks/{hook}", "webhook_hook.deleted",
                () -> asOwner().delete("/admin/webhooks/hooks/{h}", made.get(0)));
        step("POST /admin/webhooks/events/{event}/replay", "webhook_event.replayed",
                () -> asOwner().post("/admin/webhooks/events/{e}/replay", event));
        step("POST /admin/webhooks/events/replay", "webhook_event.range_replayed",
                () -> asOwner().body(Map.of("from", "2026-01-01T00:00:00Z", "to", "2026-01-02T00:00:00Z"))
                        .post("/admin/webhooks/events/replay"));
    }

    private void prepareCatalog() {
        String slug = freshSlug();
        String app = freshApp();
        String draft = freshRelease(app, "1.0.0");
        UploadedArtifact artifact = UploadedArtifact.of(app, freshRelease(app, "1.2.0"), "linux-x86_64",
                "myapp_1.2.0_amd64.AppImage");
        step("POST /admin/apps", "app.created",
                () -> asOwner().body(Map.of("slug", slug, "name", "Sample")).post("/admin/apps"));
        step("PATCH /admin/apps/{app}", "app.changed",
                () -> asOwner().body(Map.of("name", "Other")).patch("/admin/apps/{app}", slug));
        step("POST /admin/apps/{app}/signing-keys", "signing_key.trusted",
                () -> asOwner().body(Map.of("publicKey", SampleKeys.publicKey("pw"))).post("/admin/apps/{a}/signing-keys",
                        slug));
        step("DELETE /admin/apps/{app}/signing-keys/{key}", "signing_key.distrusted",
                () -> asOwner().delete("/admin/apps/{a}/signing-keys/{k}", slug,
                        asOwner().get("/admin/apps/{a}/signing-keys", slug).<String> path("items[0].id")));
        step("DELETE /admin/apps/{app}", "app.deleted", () -> asOwner().delete("/admin/apps/{app}", slug));
        step("POST /admin/apps/{app}/releases", "release.created",
                () -> asOwner().body(Map.of("version", "9.0.0")).post("/admin/apps/{app}/releases", app));
        step("PATCH " + RELEASE, "release.changed",
                () -> asOwner().body(Map.of("notes", "new")).patch("/admin/apps/{app}/releases/{r}", app, draft));
        step("POST " + RELEASE + "/artifacts/presign", "artifact.presigned",
                () -> asOwner().body(Map.of("platform", "linux-x86_64", "filename", "a.AppImage"))
                        .post("/admin/apps/{app}/releases/{r}/artifacts/presign", app, draft));
        step("DELETE " + ARTIFACT, "artifact.deleted",
                () -> asOwner().delete("/admin/apps/{app}/releases/{r}/artifacts/{a}", app, draft,
                        asOwner().get("/admin/apps/{app}/releases/{r}/artifacts", app, draft).<String> path("items[0].id")));
        step("POST " + ARTIFACT + "/confirm", "artifact.confirmed", artifact::confirm);
        prepareInstallers(app, draft);
        step("POST " + RELEASE + "/publish", "release.published",
                () -> asOwner().post("/admin/apps/{app}/releases/{r}/publish", app, artifact.release()));
        step("POST " + RELEASE + "/archive", "release.archived",
                () -> asOwner().post("/admin/apps/{app}/releases/{r}/archive", app, artifact.release()));
        step("DELETE " + RELEASE, "release.deleted", () -> asOwner().delete("/admin/apps/{app}/releases/{r}", app, draft));
    }

    private void prepareOffers() {
        String app = PublishedRelease.freshApp();
        String release = PublishedRelease.published(app, "1.0.0", "linux-x86_64");
        String draft = freshRelease(app, "2.0.0");
        List<String> freezes = new ArrayList<>();
        String below = "/admin/apps/" + app;
        String offered = below + "/releases/" + release;
        step("PATCH /admin/apps/{app}/options", "app.options_changed",
                () -> asOwner().body("{\"addressBuckets\":true}").patch(below + "/options"));
        step("POST /admin/apps/{app}/channels", "channel.created",
                () -> asOwner().body(Map.of("name", "nightly", "stability", 60)).post(below + "/channels"));
        step("PATCH /admin/apps/{app}/channels/{channel}", "channel.changed",
                () -> asOwner().body(Map.of("stability", 70)).patch(below + "/channels/nightly"));
        step("DELETE /admin/apps/{app}/channels/{channel}", "channel.deleted",
                () -> asOwner().delete(below + "/channels/nightly"));
        step("PATCH " + RELEASE + "/terms", "release.terms_changed",
                () -> asOwner().body("{\"critical\":true}").patch(offered + "/terms"));
        step("POST " + RELEASE + "/promote", "release.promoted",
                () -> asOwner().body("{\"channel\":\"beta\",\"percent\":1}").post(offered + "/promote"));
        step("PATCH " + RELEASE + "/rollouts/{channel}", "rollout.changed",
                () -> asOwner().body("{\"percent\":2}").patch(offered + "/rollouts/beta"));
        step("POST " + RELEASE + "/recall", "release.recalled",
                () -> asOwner().body("{\"exit\":\"hold\"}").post(offered + "/recall"));
        step("DELETE " + RELEASE + "/recall", "release.recall_undone", () -> asOwner().delete(offered + "/recall"));
        step("PUT " + RELEASE + "/schedule", "release.scheduled",
                () -> asOwner().body("{\"publishAt\":\"2999-01-01T00:00:00Z\"}")
                        .put(below + "/releases/" + draft + "/schedule"));
        step("DELETE " + RELEASE + "/schedule", "release.schedule_cancelled",
                () -> asOwner().delete(below + "/releases/" + draft + "/schedule"));
        step("POST /admin/apps/{app}/freezes", "freeze.created", () -> {
            Response made = asOwner().body("{\"name\":\"x\",\"once\":{\"startsAt\":\"2998-01-01T00:00:00Z\","
                    + "\"endsAt\":\"2999-01-01T00:00:00Z\"}}").post(below + "/freezes");
            freezes.add(made.path("id"));
            return made;
        });
        step("DELETE /admin/apps/{app}/freezes/{freeze}", "freeze.deleted",
                () -> asOwner().delete(below + "/freezes/" + freezes.get(0)));
    }

    private void preparePublishers() {
        String below = "/admin/apps/" + freshApp() + "/publishers";
        List<String> ids = new ArrayList<>();
        step("POST /admin/apps/{app}/publishers", "publisher.created", () -> {
            Response made = asOwner().body("""
                    {"name":"x","provider":"github","repository":"octo-org/my-app","workflow":"release.yml"}""").post(below);
            ids.add(made.path("id"));
            return made;
        });
        step("PATCH /admin/apps/{app}/publishers/{publisher}", "publisher.changed",
                () -> asOwner().body("{\"enabled\":false}").patch(below + "/" + ids.get(0)));
        step("DELETE /admin/apps/{app}/publishers/{publisher}", "publisher.deleted",
                () -> asOwner().delete(below + "/" + ids.get(0)));
    }

    private void prepareInstallers(String app, String draft) {
        List<String> ids = new ArrayList<>();
        step("POST " + RELEASE + "/installers/presign", "installer.presigned", () -> {
            Response presigned = asOwner().body(Map.of("platform", "darwin-universal", "filename", "a.dmg"))
                    .post("/admin/apps/{app}/releases/{r}/installers/presign", app, draft);
            UploadedArtifact.put(presigned.path("presignedUrl"), presigned.path("headers"), DMG);
            ids.add(presigned.path("installerId"));
            return presigned;
        });
        step("POST " + INSTALLER + "/confirm", "installer.confirmed",
                () -> asOwner().post("/admin/apps/{app}/releases/{r}/installers/{i}/confirm", app, draft, ids.get(0)));
        step("DELETE " + INSTALLER, "installer.deleted",
                () -> asOwner().delete("/admin/apps/{app}/releases/{r}/installers/{i}", app, draft, ids.get(0)));
    }

    private void prepareJobs() {
        LinkedRepository repository = LinkedRepository.of(freshApp());
        String below = "/admin/apps/" + repository.app() + "/pipelines/";
        String pipeline = repository.pipeline("Desktop");
        String running = repository.job(pipeline);
        List<String> waiting = List.of(repository.job(pipeline), repository.job(pipeline));
        waiting.forEach(job -> pool.preparedQuery("update job set approval = 'awaiting' where id = $1")
                .executeAndAwait(Tuple.of(job)));
        step("POST /admin/apps/{app}/pipelines", "pipeline.created",
                () -> asOwner().body(Map.of("name", "Other", "repositoryId", repository.id(), "kind", "build"))
                        .post("/admin/apps/{a}/pipelines", repository.app()));
        step("PATCH /admin/apps/{app}/pipelines/{pipeline}", "pipeline.changed",
                () -> asOwner().body("{\"enabled\":false}").patch(below + pipeline));
        step("POST /admin/apps/{app}/pipelines/{pipeline}/run", "job.created",
                () -> asOwner().body("{\"ref\":\"main\"}").post(below + pipeline + "/run"));
        step("POST /admin/jobs/{job}/cancel", "job.cancelled", () -> asOwner().post("/admin/jobs/{j}/cancel", running));
        step("POST /admin/jobs/{job}/rerun", "job.rerun", () -> asOwner().post("/admin/jobs/{j}/rerun", running));
        step("POST /admin/jobs/{job}/approve", "job.approved",
                () -> asOwner().post("/admin/jobs/{j}/approve", waiting.get(0)));
        step("POST /admin/jobs/{job}/refuse", "job.refused", () -> asOwner().post("/admin/jobs/{j}/refuse", waiting.get(1)));
        step("DELETE /admin/apps/{app}/pipelines/{pipeline}", "pipeline.deleted", () -> asOwner().delete(below + pipeline));
    }

    private void prepareKeys() {
        List<String> ids = new ArrayList<>();
        step("POST /admin/api-keys", "api_key.created", () -> {
            Response made = asOwner().body(Map.of("name", "x", "scopes", List.of("ci"))).post("/admin/api-keys");
            ids.add(made.path("id"));
            secrets.add(made.path("key"));
            return made;
        });
        step("PATCH /admin/api-keys/{key}", "api_key.changed",
                () -> asOwner().body(Map.of("name", "y")).patch("/admin/api-keys/{k}", ids.get(0)));
        step("POST /admin/api-keys/{key}/rotate", "api_key.rotated", () -> {
            Response rotated = asOwner().body(Map.of()).post("/admin/api-keys/{k}/rotate", ids.get(0));
            secrets.add(rotated.path("key"));
            return rotated;
        });
        step("DELETE /admin/api-keys/{key}", "api_key.revoked", () -> asOwner().delete("/admin/api-keys/{k}", ids.get(0)));
    }

    private void preparePeople() {
        JsonPath me = People.me(People.loggedIn(People.role("viewer")));
        String user = me.getString("id");
        List<String> ids = new ArrayList<>();
        step("PATCH /admin/users/{user}", "user.changed",
                () -> asOwner().body(Map.of("name", "Other")).patch("/admin/users/{u}", user));
        step("DELETE /admin/users/{user}/sessions/{session}", "session.ended",
                () -> asOwner().delete("/admin/users/{u}/sessions/{s}", user, me.getString("sessionId")));
        step("DELETE /admin/users/{user}/sessions", "user.sessions_ended",
                () -> asOwner().delete("/admin/users/{u}/sessions", user));
        step("DELETE /admin/users/{user}", "user.deleted", () -> asOwner().delete("/admin/users/{u}", user));
        step("POST /admin/invitations", "invitation.created", () -> {
            Response made = asOwner().body(Map.of("email", "every-mutation@example.test", "roles", People.role("viewer")))
                    .post("/admin/invitations");
            ids.add(made.path("id"));
            return made;
        });
        step("DELETE /admin/invitations/{invitation}", "invitation.withdrawn",
                () -> asOwner().delete("/admin/invitations/{i}", ids.get(0)));
    }

    private void step(String operation, String action, Supplier<Response> call) {
        steps.put(operation, new Step(action, call));
    }

    private static Set<String> mutatingOperations() {
        Map<String, Map<String, ?>> paths = given().accept("application/json").get("/openapi?format=json").path("paths");
        Set<String> operations = new TreeSet<>();
        paths.forEach((path, item) -> item.keySet().stream().filter(Set.of("post", "put", "patch", "delete")::contains)
                .filter(method -> path.startsWith("/admin/"))
                .forEach(method -> operations.add(method.toUpperCase() + " " + path)));
        operations.removeAll(FROM_ELSEWHERE);
        operations.removeAll(ASKING);
        return operations;
    }

    private String lastId() {
        return pool.query("select coalesce(max(id), '') from audit_entry").executeAndAwait().iterator().next().getString(0);
    }

    private List<Entry> entriesAfter(String id) {
        return StreamSupport.stream(pool.preparedQuery("""
                select action, actor_name, canonical from audit_entry where id > $1 order by id""")
                .executeAndAwait(Tuple.of(id)).spliterator(), false)
                .map(row -> new Entry(row.getString(0), row.getString(1),
                        new String(row.getBuffer(2).getBytes(), StandardCharsets.UTF_8)))
                .toList();
    }
}
