package dev.oasis.ingest.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.oasis.common.id.Ulid;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.ingest.trigger.TestRepository;
import dev.oasis.ingest.trigger.TestRepository.Linked;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** With the defaults: payloads go after 14 days, events after 90, and what happened in repositories after 90. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class InboxRetentionTest {

    @Inject
    InboxRetention retention;
    @Inject
    TestRepository repositories;
    @Inject
    TestDatabase database;

    private final String hook = Ulid.next();

    @Test
    void settled_events_lose_their_payload_and_later_go() {
        event("13", "processed", 13);
        event("15", "ignored", 15);
        event("89", "dead", 89);
        event("91", "processed", 91);
        event("waiting", "failed", 400);

        sweep();

        assertThat(kept()).isEqualTo(Map.of("13", true, "15", false, "89", false, "waiting", true));
    }

    @Test
    void what_happened_in_a_repository_goes_but_for_the_last_that_moved_a_ref() {
        Linked repository = repositories.add("github", "github_token", "4711");
        String old = happened(repository, "old", 91);
        String last = happened(repository, "last", 300);
        String young = happened(repository, "young", 89);
        database.run("insert into repository_ref (repository_id, ref_sha256, event_id, sha) values ($1, 'main', $2, 'a')",
                repository.id(), last);
        String job = jobOf(repository, old);

        sweep();

        assertThat(database.rows("select id from repository_event where repository_id = $1 order by id", repository.id()))
                .extracting(row -> row.getString(0)).containsExactlyInAnyOrder(last, young);
        assertThat(database.count("select count(*) from job where id = $1 and repository_event_id is null", job))
                .as("its job stays").isEqualTo(1);
    }

    private void sweep() {
        TestRepository.onContext(() -> retention.sweep());
    }

    private void event(String delivery, String state, int daysAgo) {
        database.run("""
                insert into webhook_event (id, provider, hook_id, delivery_id, event, headers, body, body_size, body_sha256,
                    state, received_at, settled_at, next_attempt_at)
                values ($1, 'github', $2, $3, 'push', '{}', '\\x00', 1, '\\x00', $4, now() - make_interval(days => $5),
                    case when $4 <> 'failed' then now() - make_interval(days => $5) end, now() + interval '1 hour')""",
                Ulid.next(), hook, delivery, state, daysAgo);
    }

    private Map<String, Boolean> kept() {
        Map<String, Boolean> kept = new TreeMap<>();
        database.rows("select delivery_id, body is not null from webhook_event where hook_id = $1", hook)
                .forEach(row -> kept.put(row.getString(0), row.getBoolean(1)));
        return kept;
    }

    private String happened(Linked repository, String identity, int daysAgo) {
        String id = Ulid.next();
        database.run("""
                insert into repository_event (id, repository_id, identity, occurrence, ref, created_at)
                values ($1, $2, $3, 0, 'refs/heads/main', now() - make_interval(days => $4))""", id, repository.id(),
                identity, daysAgo);
        return id;
    }

    private String jobOf(Linked repository, String event) {
        String id = Ulid.next();
        database.run("""
                insert into job (id, app_id, repository_id, repository_event_id, name, kind, cause, ref, actor, plan)
                values ($1, $2, $3, $4, 'x', 'build', 'push', 'refs/heads/main', 'ada', '{}')""", id, repository.app().id(),
                repository.id(), event);
        return id;
    }
}
