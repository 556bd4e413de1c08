package dev.oasis.ingest.publishing;

import static dev.oasis.ingest.Door.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.ingest.Door;
import dev.oasis.ingest.TestApp;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleKeys;
import dev.oasis.testkit.publishing.JobExamples;
import dev.oasis.testkit.publishing.TokenIssuer;
import dev.oasis.testkit.publishing.TokenIssuersResource;
import dev.oasis.testkit.stack.StackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = TokenIssuersResource.class, scope = TestResourceScope.GLOBAL)
class TokenExchangeTest {

    private static final Map<String, Object> UPLOAD = Map.of("version", "1.2.0", "platform", "linux-x86_64", "filename",
            "a.deb", "size", 5);

    @Inject
    TestDatabase database;
    @Inject
    MeterRegistry meters;
    @Inject
    IssuerReport report;

    private TestApp app;
    private String publisher;

    @BeforeEach
    void newApp() {
        app = database.newApp(SampleKeys.publicKey("pw"));
        publisher = rule(app, "github", "octo-org/octo-repo", ".github/workflows/release.yml");
    }

    private String rule(TestApp of, String provider, String repository, String workflow) {
        String id = Ulid.next();
        database.run(
                """
                        insert into publisher (id, app_id, name, provider, repository, workflow, refs, protected_refs, permissions,
                            enabled, revision)
                        values ($1, $2, 'Releases', $3, $4, $5, 'refs/tags/v* refs/heads/main', false, 'upload,release,publish', true, 1)""",
                id, of.id(), provider, repository, workflow);
        return id;
    }

    private void narrow(String assignment) {
        database.run("update publisher set " + assignment + " where id = $1", publisher);
    }

    private static TokenIssuer issuer(String name) {
        return new TokenIssuer(setting("oasis.publishing.issuers." + name + ".url"));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static Map<String, Object> job() {
        return JobExamples.gitHub(setting("oasis.url"));
    }

    private static Map<String, Object> job(String claim, Object value) {
        Map<String, Object> claims = job();
        claims.put(claim, value);
        return claims;
    }

    private static ValidatableResponse exchange(TestApp app, String token) {
        return given().contentType(ContentType.JSON).body(Map.of("app", app.slug(), "token", token)).post("/ci/tokens").then();
    }

    private String granted() {
        return exchange(app, issuer("github").token(job())).statusCode(200).extract().path("token");
    }

    private void refused(String token, int status, String code) {
        exchange(app, token).statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    @Test
    void a_job_of_github_gets_a_token_that_uploads_and_releases_and_leaves_its_name() {
        SampleBundle bundle = SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage");
        var answer = exchange(app, issuer("github").token(job())).statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("token", startsWith("oasis_job_")).body("publisherId", equalTo(publisher))
                .body("permissions", contains("upload", "release", "publish")).body("appId", equalTo(app.id())).extract();

        TestApp byJob = new TestApp(app.id(), app.slug(), answer.path("token"));
        var body = Door.release("1.2.0", Door.artifact(byJob, "linux-x86_64", bundle));
        body.put("auto_publish", true);
        Door.post(byJob, body).then().statusCode(201).body("release.status", equalTo("published"));

        String name = "Releases: octo-org/octo-repo, .github/workflows/release.yml, run 2687235654.2";
        assertThat(database.count("select count(*) from audit_entry where actor = $1 and actor_name = $2 and action in "
                + "('publisher.token_given', 'release.created', 'artifact.confirmed', 'release.published')", publisher, name))
                .isEqualTo(4);
        assertThat(database.count("select count(*) from audit_entry where action = 'publisher.token_given' and app_id = $1"
                + " and convert_from(canonical, 'UTF8') like '%\"triggeredBy\":\"octocat\"%'"
                + " and convert_from(canonical, 'UTF8') not like '%oasis_job_%'", app.id())).isEqualTo(1);
        assertThat(database.count("select count(*) from publisher where id = $1 and repository_id = '74' and owner_id = '65'"
                + " and last_used_at is not null", publisher)).as("pinned").isEqualTo(1);
    }

    @Test
    void a_job_of_gitlab_gets_one_too() {
        TokenIssuer gitLab = issuer("gitlab");
        rule(app, "gitlab", "my-group/my-project", ".gitlab-ci.yml");
        var claims = JobExamples.gitLab(setting("oasis.url"), gitLab.url().substring("http://".length()));

        exchange(app, gitLab.token(claims)).statusCode(200);
        claims.put("pipeline_source", "merge_request_event");
        refused(gitLab.token(claims), 403, "publisher_event_refused");
    }

    @Test
    void a_curves_signature_counts() {
        exchange(app, issuer("github").token(job(), "curve")).statusCode(200);
    }

    @Test
    void an_id_token_is_taken_once_and_by_one_alone() throws Exception {
        String token = issuer("github").token(job());
        List<Callable<Integer>> tries = IntStream.range(0, 8)
                .<Callable<Integer>> mapToObj(i -> () -> exchange(app, token).extract().statusCode()).toList();
        ExecutorService threads = Executors.newFixedThreadPool(tries.size());
        Map<Integer, Long> outcomes = new HashMap<>();
        for (Future<Integer> done : threads.invokeAll(tries)) {
            outcomes.merge(done.get(), 1L, Long::sum);
        }
        threads.shutdown();

        assertThat(outcomes).isEqualTo(Map.of(200, 1L, 401, 7L));
        refused(token, 401, "id_token_replayed");
    }

    @Test
    void a_token_that_met_no_rule_may_still_be_exchanged_for_the_right_app() {
        String token = issuer("github").token(job());
        exchange(database.newApp(), token).statusCode(403).body("code", equalTo("publisher_unknown"));
        exchange(new TestApp("", "no-such-app", ""), token).statusCode(403).body("code", equalTo("publisher_unknown"));

        exchange(app, token).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({ "none, id_token_algorithm_refused", "hmac-of-public-key, id_token_algorithm_refused",
            "foreign, id_token_signature_invalid", "unlisted, id_token_signature_invalid",
            "embedded-key, id_token_signature_invalid", "nameless, id_token_malformed" })
    void a_signature_that_proves_nothing_is_refused(String signer, String code) {
        refused(issuer("github").token(job(), signer), 401, code);
    }

    @Test
    void claims_that_do_not_hold_are_refused() {
        TokenIssuer gitHub = issuer("github");
        long now = Instant.now().getEpochSecond();
        refused(gitHub.token(job("aud", "https://another.example.test")), 401, "id_token_audience_wrong");
        refused(gitHub.token(job("aud", List.of(setting("oasis.url"), "https://another.example.test"))), 401,
                "id_token_audience_wrong");
        refused(gitHub.token(job("exp", now - 60)), 401, "id_token_expired");
        refused(gitHub.token(job("nbf", now + 120)), 401, "id_token_not_yet_valid");
        refused(gitHub.token(job("iat", now + 120)), 401, "id_token_not_yet_valid");
        refused(gitHub.token(job("exp", now + 400L * 24 * 3600)), 401, "id_token_malformed");
        refused(gitHub.token(job("jti", "")), 401, "id_token_malformed");
        refused(gitHub.token(job("jti", null)), 401, "id_token_malformed");
        refused(gitHub.token(job("sub", null)), 401, "id_token_malformed");
        refused(gitHub.token(job("exp", null)), 401, "id_token_malformed");
        refused(gitHub.token(job("iat", null)), 401, "id_token_malformed");
        refused(gitHub.token(job("aud", null)), 401, "id_token_audience_wrong");
        refused(gitHub.token(job("aud", List.of())), 401, "id_token_audience_wrong");
        refused(gitHub.token(job("iss", "https://token.example.test")), 401, "id_token_issuer_unknown");
        refused(gitHub.token(job("repository", List.of("a/b"))), 401, "id_token_malformed");
        refused(gitHub.token(job("padding", "x".repeat(16_384))), 401, "id_token_malformed");
        refused("no.jwt.atall", 401, "id_token_malformed");
        refused("x", 401, "id_token_malformed");
        // Another issuer's word does not count for this one's repositories.
        refused(issuer("unruled").token(job()), 403, "publisher_unknown");
    }

    @Test
    void an_audience_may_stand_in_a_list_when_it_stands_there_alone() {
        exchange(app, issuer("github").token(job("aud", List.of(setting("oasis.url"))))).statusCode(200);
    }

    @Test
    void a_key_of_one_issuer_proves_nothing_for_another_that_has_a_key_of_the_same_name() {
        TokenIssuer gitHub = issuer("github");
        rule(app, "unruled", "octo-org/octo-repo", ".github/workflows/release.yml");
        exchange(app, issuer("unruled").token(job())).statusCode(200);

        refused(gitHub.token(job("iss", issuer("unruled").url())), 401, "id_token_signature_invalid");
    }

    @Test
    void an_id_token_in_place_of_a_publishing_token_is_told_to_be_exchanged() {
        String token = issuer("github").token(job());

        as(token).body(UPLOAD).post("/ci/apps/{app}/artifacts/presign", app.slug()).then().statusCode(401)
                .body("code", equalTo("id_token_not_exchanged")).body("detail", containsString("POST /ci/tokens"));
        exchange(app, token).statusCode(200);
    }

    @Test
    void exchanges_are_counted_by_outcome_and_by_reasons_that_are_bounded() {
        double granted = counted("granted", "none");
        double refused = counted("refused", "id_token_audience_wrong");
        double unknown = counted("refused", "publisher_unknown");

        granted();
        refused(issuer("github").token(job("aud", "https://" + Ulid.next() + ".example.test")), 401, "id_token_audience_wrong");
        refused(issuer("github").token(job("repository", "octo-org/" + Ulid.next())), 403, "publisher_unknown");

        assertThat(counted("granted", "none") - granted).isEqualTo(1);
        assertThat(counted("refused", "id_token_audience_wrong") - refused).isEqualTo(1);
        assertThat(counted("refused", "publisher_unknown") - unknown).isEqualTo(1);
        Set<String> bounded = Stream.concat(Stream.of("none", "failure"),
                Arrays.stream(ProblemCode.values()).map(ProblemCode::wireName)).collect(Collectors.toSet());
        assertThat(meters.find(TokenExchange.EXCHANGES).counters())
                .allSatisfy(counter -> assertThat(bounded).contains(counter.getId().getTag("reason")));
    }

    private double counted(String outcome, String reason) {
        var counter = meters.find(TokenExchange.EXCHANGES).tags("outcome", outcome, "reason", reason).counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void administration_learns_whose_tokens_are_taken_here() {
        report.tell().await().atMost(Duration.ofSeconds(10));

        assertThat(database.count("select count(*) from trusted_issuer where name = 'github' and kind = 'github' and url = $1",
                issuer("github").url())).isEqualTo(1);
        assertThat(database.count("select count(*) from trusted_issuer where name = 'gitlab' and kind = 'gitlab'"))
                .isEqualTo(1);
    }

    @Test
    void a_job_that_meets_no_rule_learns_which_condition_it_misses() {
        TokenIssuer gitHub = issuer("github");
        refused(gitHub.token(job("repository", "octo-org/other")), 403, "publisher_unknown");
        refused(gitHub.token(job("workflow_ref", "octo-org/octo-repo/.github/workflows/ci.yml@refs/tags/v1.2.0")), 403,
                "publisher_workflow_refused");
        refused(gitHub.token(job("ref", "refs/heads/topic")), 403, "publisher_ref_refused");
        refused(gitHub.token(job("ref", "refs/pull/7/merge")), 403, "publisher_ref_refused");
        refused(gitHub.token(job("event_name", "pull_request")), 403, "publisher_event_refused");
        refused(gitHub.token(job("event_name", "pull_request_target")), 403, "publisher_event_refused");
        narrow("environment = 'release'");
        refused(gitHub.token(job()), 403, "publisher_environment_refused");
        narrow("environment = 'PROD', job_workflow = 'octo-org/oasis/.github/workflows/other.yml'");
        refused(gitHub.token(job()), 403, "publisher_workflow_refused");
        narrow("job_workflow = 'octo-org/oasis/.github/workflows/tauri-release.yml', protected_refs = true");
        refused(gitHub.token(job("ref_protected", "false")), 403, "publisher_ref_refused");
        exchange(app, gitHub.token(job())).statusCode(200);
        narrow("enabled = false");
        refused(gitHub.token(job()), 403, "publisher_unknown");
    }

    @Test
    void who_takes_over_the_name_of_a_repository_is_not_the_publisher() {
        granted();

        refused(issuer("github").token(job("repository_id", "99")), 403, "publisher_identity_changed");
        refused(issuer("github").token(job("repository_owner_id", "99")), 403, "publisher_identity_changed");
    }

    @Test
    void a_rotated_key_is_looked_for_and_a_withdrawn_one_is_not_trusted_any_more() {
        TokenIssuer rotating = issuer("rotating");
        rule(app, "rotating", "octo-org/octo-repo", ".github/workflows/release.yml");
        String early = rotating.token(job());
        rotating.rotate();

        exchange(app, rotating.token(job())).statusCode(200);
        refused(early, 401, "id_token_signature_invalid");
    }

    @Test
    void an_issuer_that_was_never_reached_answers_503_and_is_not_asked_again_at_once() {
        TokenIssuer failing = issuer("failing");
        failing.down(true);
        String token = failing.token(job());
        exchange(app, token).statusCode(503).header("Retry-After", equalTo("5"))
                .body("code", equalTo("id_token_issuer_unavailable"));
        failing.down(false);

        exchange(app, token).statusCode(503);
        assertThat(failing.fetches()).isZero();
        refused(issuer("impostor").token(job()), 503, "id_token_issuer_unavailable");
    }

    @Test
    void a_storm_of_unknown_keys_reads_the_issuers_keys_twice_and_an_outage_keeps_them() {
        TokenIssuer flooded = issuer("flooded");
        rule(app, "flooded", "octo-org/octo-repo", ".github/workflows/release.yml");
        for (int i = 0; i < 30; i++) {
            refused(flooded.token(job(), "unlisted"), 401, "id_token_signature_invalid");
        }
        assertThat(flooded.fetches()).isLessThanOrEqualTo(2);
        flooded.down(true);

        exchange(app, flooded.token(job())).statusCode(200);
    }

    @Test
    void a_publishing_token_opens_its_app_for_what_the_rule_says_and_nothing_else() {
        narrow("permissions = 'upload'");
        String token = granted();
        as(token).body(UPLOAD).post("/ci/apps/{app}/artifacts/presign", app.slug()).then().statusCode(201);
        as(token).body(UPLOAD).post("/ci/apps/{app}/artifacts/presign", database.newApp().slug()).then().statusCode(404)
                .body("code", equalTo("app_not_found"));
        exceeded(token, release("stable", false));

        narrow("permissions = 'release', channels = 'beta'");
        as(token).body(UPLOAD).post("/ci/apps/{app}/artifacts/presign", app.slug()).then().statusCode(403)
                .body("code", equalTo("publisher_mandate_exceeded"));
        exceeded(token, release("beta", true));
        exceeded(token, release("stable", false));
        as(token).body(release("beta", false)).post("/ci/apps/{app}/releases", app.slug()).then().statusCode(400)
                .body("code", equalTo("object_not_found"));
    }

    private void exceeded(String token, Map<String, Object> release) {
        as(token).body(release).post("/ci/apps/{app}/releases", app.slug()).then().statusCode(403)
                .body("code", equalTo("publisher_mandate_exceeded"));
    }

    private Map<String, Object> release(String channel, boolean publish) {
        var body = Door.release("1.2.0", Door.artifact("linux-x86_64",
                SampleBundle.good("pw", "myapp_1.2.0_amd64.deb").signature(), app.slug() + "/nothing"));
        body.put("channel", channel);
        body.put("auto_publish", publish);
        return body;
    }

    @Test
    void a_publishing_token_ends_by_itself_and_with_any_change_of_its_rule() {
        for (String end : List.of("update publisher set revision = revision + 1 where id = $1",
                "update publisher set enabled = not enabled where id = $1",
                "update publishing_token set expires_at = now() where publisher_id = $1",
                "delete from publisher where id = $1")) {
            narrow("enabled = true");
            String token = granted();
            database.run(end, publisher);

            as(token).body(UPLOAD).post("/ci/apps/{app}/artifacts/presign", app.slug()).then().statusCode(401)
                    .body("code", equalTo("publishing_token_invalid"));
        }
        as("oasis_job_nothing").body(UPLOAD).post("/ci/apps/{app}/artifacts/presign", app.slug()).then().statusCode(401)
                .body("code", equalTo("publishing_token_invalid"));
    }

    @Test
    void only_digests_are_stored_and_what_has_run_out_is_forgotten() {
        String token = granted();
        assertThat(database.count("select count(*) from publishing_token where publisher_id = $1 and (job like '%oasis_job_%'"
                + " or secret_sha256 like '%oasis_job_%')", publisher)).isZero();
        database.run("insert into used_id_token values ('long-gone', now() - interval '1 hour')");
        database.run("update publishing_token set expires_at = now() - interval '1 hour' where publisher_id = $1", publisher);

        granted();

        assertThat(token).hasSize(53);
        assertThat(database.count("select count(*) from used_id_token where sha256 = 'long-gone'")).isZero();
        assertThat(database.count("select count(*) from publishing_token where publisher_id = $1", publisher)).isEqualTo(1);
    }

    @Test
    void a_request_without_app_or_token_is_refused_by_field() {
        given().contentType(ContentType.JSON).body(Map.of()).post("/ci/tokens").then().statusCode(400)
                .body("errors.field", hasItems("app", "token"));
    }
}
