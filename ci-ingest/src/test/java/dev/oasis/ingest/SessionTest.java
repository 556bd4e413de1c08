package dev.oasis.ingest;

import static dev.oasis.ingest.Door.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.session.SessionClaims;
import dev.oasis.common.identity.session.SessionTokens;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** People whom admin-api has let in are believed here too. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class SessionTest {

    private static final Map<String, Object> UPLOAD = Map.of("version", "1.2.0", "platform", "linux-x86_64", "filename",
            "a.deb", "size", 5);

    @Inject
    TestDatabase database;

    @Inject
    SessionTokens tokens;

    private String user;
    private String session;

    @BeforeEach
    void somebodyIsLoggedIn() {
        user = Ulid.next();
        session = Ulid.next();
        database.run("insert into user_account (id, name) values ($1, 'Ada')", user);
        database.run(
                "insert into user_session (id, user_id, provider, expires_at) values ($1, $2, 'sso', now() + interval '1 h')",
                session, user);
    }

    private void grant(String role, String app) {
        database.run("insert into role_grant (id, user_id, role, app_id) values ($1, $2, $3, $4)", Ulid.next(), user, role,
                app);
    }

    private String token(Optional<String> csrf) {
        return tokens.mint(new SessionClaims(session, user, csrf), Instant.now().plusSeconds(600));
    }

    @Test
    void bearerTokenOfADeveloperUploadsForTheirApp() {
        TestApp own = database.newApp();
        TestApp other = database.newApp();
        grant("developer", own.id());

        String token = token(Optional.empty());

        as(token).body(UPLOAD).post("/ci/apps/{app}/artifacts/presign", own.slug()).then().statusCode(201);
        as(token).body(UPLOAD).post("/ci/apps/{app}/artifacts/presign", other.slug()).then().statusCode(404)
                .body("code", equalTo("app_not_found"));
    }

    @Test
    void viewerMayNotUpload() {
        TestApp app = database.newApp();
        grant("viewer", null);

        as(token(Optional.empty())).body(UPLOAD).post("/ci/apps/{app}/artifacts/presign", app.slug()).then().statusCode(403)
                .body("code", equalTo("scope_missing"));
    }

    @Test
    void cookieNeedsOriginAndCsrfTokenHereToo() {
        TestApp app = database.newApp();
        grant("admin", null);
        var request = given().cookie("__Host-oasis_session", token(Optional.of("csrf"))).contentType(ContentType.JSON)
                .body(UPLOAD);

        request.post("/ci/apps/{app}/artifacts/presign", app.slug()).then().statusCode(403)
                .body("code", equalTo("origin_refused"));
        request.header("Origin", "https://updates.example.test").post("/ci/apps/{app}/artifacts/presign", app.slug())
                .then().statusCode(403).body("code", equalTo("csrf_token_invalid"));
        request.header("X-CSRF-Token", "csrf").post("/ci/apps/{app}/artifacts/presign", app.slug()).then().statusCode(201);
    }

    @Test
    void endedSessionIsNoticedWithinFiveSeconds() {
        TestApp app = database.newApp();
        grant("developer", null);
        String token = token(Optional.empty());
        as(token).body(UPLOAD).post("/ci/apps/{app}/artifacts/presign", app.slug()).then().statusCode(201);

        database.run("update user_session set ended_at = now() where id = $1", session);

        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(
                () -> as(token).body(UPLOAD).post("/ci/apps/{app}/artifacts/presign", app.slug()).then().statusCode(401)
                        .body("code", equalTo("session_ended")));
    }
}
