package dev.oasis.admin.pipeline;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.oasis.admin.LinkedRepository;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class PipelineResourceTest {

    private static final String PIPELINES = "/admin/apps/{app}/pipelines";
    private static final String PIPELINE = PIPELINES + "/{p}";

    @Test
    void aPipelineIsKeptAsItWasGivenAndSaysTheRest() {
        String app = freshApp();
        Response made = asOwner().body("""
                {"name":"Desktop","repositoryId":"%s","kind":"build","triggers":{"events":["push","change"],
                "branches":{"include":["main","release/**"]}},"labels":["macos","arm64"],
                "concurrency":{"key":"desktop-{ref}","mode":"cancel-previous"},"definition":{"steps":[{"run":"make"}]}}"""
                .formatted(LinkedRepository.of(app).id())).post(PIPELINES, app);

        made.then().statusCode(201).body("enabled", equalTo(true)).body("labels", contains("arm64", "macos"))
                .body("triggers.branches.include", contains("main", "release/**"))
                .body("triggers.actions", contains("opened", "ready", "reopened", "updated"))
                .body("triggers.forks", equalTo("approve")).body("definition.steps[0].run", equalTo("make"));
        asOwner().get(PIPELINE, app, made.path("id")).then().statusCode(200).body("concurrency.mode",
                equalTo("cancel-previous"));
        asOwner().get(PIPELINES, app).then().body("items.size()", equalTo(1)).body("nextCursor", nullValue());
    }

    @Test
    void aPipelineIsChangedWhereTheCallSaysSoAndDeleted() {
        String app = freshApp();
        String id = LinkedRepository.of(app).pipeline("Desktop");
        String tag = asOwner().get(PIPELINE, app, id).header("ETag");

        asOwner().header("If-Match", tag).body("{\"enabled\":false,\"triggers\":{\"events\":[\"tag\"]}}")
                .patch(PIPELINE, app, id).then().statusCode(200).body("enabled", equalTo(false))
                .body("triggers.events", contains("tag")).body("name", equalTo("Desktop"));
        asOwner().header("If-Match", tag).body("{\"enabled\":true}").patch(PIPELINE, app, id).then().statusCode(412);
        asOwner().delete(PIPELINE, app, id).then().statusCode(204);
        asOwner().get(PIPELINE, app, id).then().statusCode(404).body("code", equalTo("pipeline_not_found"));
    }

    @Test
    void aNameIsTakenOnce() {
        String app = freshApp();
        LinkedRepository repository = LinkedRepository.of(app);
        repository.pipeline("Desktop");
        String other = repository.pipeline("Other");

        asOwner().body("{\"name\":\"Desktop\",\"repositoryId\":\"%s\",\"kind\":\"build\"}".formatted(repository.id()))
                .post(PIPELINES, app).then().statusCode(409).body("code", equalTo("pipeline_exists"));
        asOwner().body("{\"name\":\"Desktop\"}").patch(PIPELINE, app, other).then().statusCode(409);
    }

    @Test
    void anotherAppsRepositoryIsAsLittleThereAsNone() {
        String body = "{\"name\":\"x\",\"kind\":\"build\",\"repositoryId\":\"%s\"}";
        String foreign = LinkedRepository.of(freshApp()).id();
        String app = freshApp();

        String ofForeign = asOwner().body(body.formatted(foreign)).post(PIPELINES, app).then().statusCode(409).extract()
                .path("detail");
        String ofNone = asOwner().body(body.formatted("01ARZ3NDEKTSV4RRFFQ69G5FAV")).post(PIPELINES, app).then()
                .statusCode(409).extract().path("detail");
        assertThat(ofForeign).isEqualTo(ofNone);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "kind;\"kind\":\"test\"",
            "triggers.events;\"triggers\":{\"events\":[\"star\"]}",
            "triggers.paths.exclude;\"triggers\":{\"paths\":{\"exclude\":[\"[a\"]}}",
            "triggers.forks;\"triggers\":{\"forks\":\"run\"}",
            "labels;\"labels\":[\"two words\"]",
            "concurrency.mode;\"concurrency\":{\"key\":\"x\",\"mode\":\"wait\"}",
            "definition;\"definition\":[1]" })
    void whatIsNoPipelineIsRefused(String field, String part) {
        String app = freshApp();
        String kind = part.startsWith("\"kind\"") ? "" : ",\"kind\":\"build\"";

        asOwner().body("{\"name\":\"x\",\"repositoryId\":\"%s\",%s%s}".formatted(LinkedRepository.of(app).id(), part, kind))
                .post(PIPELINES, app).then().statusCode(400).body("errors[0].field", equalTo(field));
    }

    @Test
    void aRunByHandIsAJobWithTheFrozenCopy() {
        String app = freshApp();
        LinkedRepository repository = LinkedRepository.of(app);
        String pipeline = repository.pipeline("Desktop");
        Response run = asOwner().body("{\"ref\":\"refs/tags/v1\",\"sha\":\"6113728f27ae82c7b1a177c8d03f9e96e0adf246\"}")
                .post(PIPELINE + "/run", app, pipeline);
        String job = run.path("id");

        run.then().statusCode(201).header("Location", endsWith("/admin/jobs/" + job)).body("cause", equalTo("manual"))
                .body("ref", equalTo("refs/tags/v1")).body("state", equalTo("queued"));
        asOwner().body("{\"definition\":{\"steps\":[]}}").patch(PIPELINE, app, pipeline).then().statusCode(200);
        asOwner().delete(PIPELINE, app, pipeline).then().statusCode(204);
        asOwner().get("/admin/jobs/{j}", job).then().statusCode(200).body("job.pipelineId", nullValue())
                .body("plan.repository.fullName", equalTo("octo/hello")).body("plan.definition.steps", nullValue());
    }

    @Test
    void aRefThatIsNoneIsRefused() {
        String app = freshApp();
        String pipeline = LinkedRepository.of(app).pipeline("Desktop");

        asOwner().body("{\"ref\":\"two words\"}").post(PIPELINE + "/run", app, pipeline).then().statusCode(400);
        asOwner().body("{\"ref\":\"main\",\"sha\":\"611372\"}").post(PIPELINE + "/run", app, pipeline).then().statusCode(400);
    }

    @Test
    void aPipelineThatRejectsCompanyRunsOnceAtATime() {
        String app = freshApp();
        LinkedRepository repository = LinkedRepository.of(app);
        String pipeline = repository.pipeline("Desktop");
        asOwner().body("{\"concurrency\":{\"key\":\"one\",\"mode\":\"reject\"}}").patch(PIPELINE, app, pipeline).then()
                .statusCode(200);
        String first = repository.job(pipeline);

        asOwner().body("{\"ref\":\"main\"}").post(PIPELINE + "/run", app, pipeline).then().statusCode(409).body("code",
                equalTo("job_rejected"));
        asOwner().post("/admin/jobs/{j}/cancel", first).then().statusCode(200);
        repository.job(pipeline);
    }
}
