package dev.oasis.ingest.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.provider.credential.CredentialStore;
import dev.oasis.common.provider.credential.Credentials;
import dev.oasis.common.webhook.WebhookEvent;
import dev.oasis.common.webhook.WebhookProvider;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.ingest.trigger.TestRepository;
import dev.oasis.ingest.webhook.EventHandler;
import dev.oasis.ingest.webhook.HandlingOutcome;
import dev.oasis.testkit.provider.ProviderStandIn;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A GitHub App of a provider stand-in, installed by {@code acme}, with one repository of it here. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class InstallationHandlerTest {

    private static ProviderStandIn standIn;

    @Inject
    InstallationHandler handler;
    @Inject
    TestDatabase database;
    @Inject
    CredentialStore store;

    private JsonObject app;
    private long installation;
    private String integration;
    private String repository;
    private String number;

    @BeforeAll
    static void start() {
        standIn = ProviderStandIn.start();
    }

    @AfterAll
    static void stop() {
        standIn.close();
    }

    @BeforeEach
    void install() {
        standIn.reset();
        app = standIn.app("http://127.0.0.1:1/");
        installation = app.getLong("installation");
        integration = Ulid.next();
        repository = Ulid.next();
        number = String.valueOf(ThreadLocalRandom.current().nextLong(1_000_000_000L));
        String sealed = store.seal(integration, new Credentials.AppKey(String.valueOf(app.getValue("id")),
                app.getString("privateKey"), Optional.empty(), Optional.empty()));
        database.run("""
                insert into integration (id, kind, name, base_url, api_url, external_id, account, credentials)
                values ($1, 'github_app', 'test', $2, $3, $4, 'oasis', $5)""", integration, standIn.url(),
                standIn.url() + "/api/v3", String.valueOf(app.getValue("id")), sealed);
        database.run("insert into installation (integration_id, external_id, account) values ($1, $2, 'acme')", integration,
                String.valueOf(installation));
        database.run("""
                insert into repository (id, integration_id, provider, external_id, installation_id, full_name, default_branch,
                clone_url, web_url, private) values ($1, $2, 'github', $3, $4, 'acme/app', 'main', 'https://x', 'https://x',
                false)""", repository, integration, number, String.valueOf(installation));
    }

    @Test
    void an_app_that_was_uninstalled_shows_on_the_integration_and_its_repositories() {
        uninstall(installation);

        HandlingOutcome outcome = told("installation", "deleted", installation, Map.of());

        assertThat(outcome).isInstanceOf(HandlingOutcome.Processed.class);
        assertThat(outcome.sentence()).startsWith("acme has uninstalled the GitHub App.");
        assertThat(alarmOf("integration", integration)).contains("The GitHub App is installed nowhere")
                .contains("/github-apps/oasis");
        assertThat(alarmOf("repository", repository)).contains("no longer installed").contains("install it there again");
        assertThat(database.count("""
                select count(*) from audit_entry where subject_id = $1 and action = 'integration.installation_changed'
                and convert_from(canonical, 'UTF8') like '%uninstalled%' is not true""", integration)).isEqualTo(1);
    }

    @Test
    void whoever_installs_it_again_gets_their_repositories_back_under_the_new_number() {
        uninstall(installation);
        told("installation", "deleted", installation, Map.of());
        long anew = standIn.order("installations", Map.of("app", app.getValue("id"), "account", "acme")).getLong("id");

        told("installation", "created", anew, Map.of("repositories", new JsonArray().add(new JsonObject().put("id",
                Long.valueOf(number)))));

        assertThat(alarmOf("integration", integration)).isNull();
        assertThat(alarmOf("repository", repository)).isNull();
        assertThat(column("repository", repository, "installation_id")).isEqualTo(String.valueOf(anew));
    }

    @Test
    void a_suspension_is_told_until_it_ends() {
        standIn.order("installations", Map.of("app", app.getValue("id"), "suspend", installation));
        told("installation", "suspend", installation, Map.of());
        assertThat(alarmOf("integration", integration)).contains("is suspended by acme");
        assertThat(alarmOf("repository", repository)).contains("suspended");

        standIn.order("installations", Map.of("app", app.getValue("id"), "resume", installation));
        told("installation", "unsuspend", installation, Map.of());

        assertThat(alarmOf("integration", integration)).isNull();
        assertThat(alarmOf("repository", repository)).isNull();
    }

    @Test
    void a_repository_that_was_taken_out_of_the_installation_says_so_until_it_is_back() {
        JsonArray one = new JsonArray().add(new JsonObject().put("id", Long.valueOf(number)));

        told("installation_repositories", "removed", installation, Map.of("repositories_removed", one));
        assertThat(alarmOf("repository", repository)).contains("may no longer see this repository");
        assertThat(alarmOf("integration", integration)).contains("1 of its repositories are out of reach (acme)");

        told("installation_repositories", "added", installation, Map.of("repositories_added", one));
        assertThat(alarmOf("repository", repository)).isNull();
        assertThat(alarmOf("integration", integration)).isNull();
    }

    @Test
    void events_that_come_late_do_not_undo_what_is_true_now() {
        uninstall(installation);
        told("installation", "deleted", installation, Map.of());

        told("installation", "created", installation, Map.of());
        told("installation", "unsuspend", installation, Map.of());

        assertThat(alarmOf("integration", integration)).contains("installed nowhere");
        assertThat(alarmOf("repository", repository)).contains("no longer installed");
    }

    @Test
    void while_github_does_not_answer_the_event_is_taken_at_its_word() {
        standIn.fail(502, 50);
        told("installation", "suspend", installation, Map.of());
        assertThat(alarmOf("integration", integration)).contains("is suspended by acme");
        told("installation", "deleted", installation, Map.of());
        assertThat(alarmOf("integration", integration)).contains("installed nowhere");
        told("installation", "created", installation + 1, Map.of("repository_selection", "all"));
        assertThat(alarmOf("integration", integration)).isNull();
        assertThat(column("repository", repository, "installation_id")).isEqualTo(String.valueOf(installation + 1));
    }

    @Test
    void an_alarm_of_somebody_else_stays() {
        database.run("update integration set alarm = 'The provider answered status 401', alarm_since = now() where id = $1",
                integration);
        told("installation", "unsuspend", installation, Map.of());

        assertThat(alarmOf("integration", integration)).isEqualTo("The provider answered status 401");
    }

    @Test
    void other_events_and_other_hooks_are_left_alone() {
        assertThat(told("push", "", installation, Map.of())).isEqualTo(HandlingOutcome.NOT_MINE);
        database.run("update integration set kind = 'github_token' where id = $1", integration);
        assertThat(told("installation", "deleted", installation, Map.of())).isInstanceOf(HandlingOutcome.Ignored.class)
                .extracting(HandlingOutcome::sentence).asString().contains("belongs to no GitHub App");
    }

    private void uninstall(long id) {
        standIn.order("installations", Map.of("app", app.getValue("id"), "remove", id));
    }

    // As the inbox does it: asked first, then in one transaction.
    private HandlingOutcome told(String name, String action, long id, Map<String, Object> more) {
        JsonObject payload = new JsonObject().put("action", action)
                .put("installation", new JsonObject().put("id", id).put("account", new JsonObject().put("login", "acme"))
                        .put("repository_selection", more.getOrDefault("repository_selection", "selected")))
                .put("sender", new JsonObject().put("login", "octocat"));
        more.forEach((key, value) -> payload.put(key, value));
        WebhookEvent event = new WebhookEvent(Ulid.next(), WebhookProvider.GITHUB, Ulid.next(), Optional.of(integration),
                Optional.empty(), Ulid.next(), name, tree(payload.encode()), Instant.now(), 1);
        return TestRepository.onContext(() -> handler.prepared(event)
                .flatMap((EventHandler ready) -> Panache.withTransaction(() -> ready.handle(event))));
    }

    private static com.fasterxml.jackson.databind.JsonNode tree(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private String alarmOf(String table, String id) {
        return column(table, id, "alarm");
    }

    private String column(String table, String id, String column) {
        return database.rows("select " + column + " from " + table + " where id = $1", id).iterator().next().getString(0);
    }
}
