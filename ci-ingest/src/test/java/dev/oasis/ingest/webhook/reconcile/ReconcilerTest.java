package dev.oasis.ingest.webhook.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.oasis.common.provider.WebhookState;
import dev.oasis.common.webhook.WebhookProvider;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.ingest.webhook.Hooks;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class ReconcilerTest {

    @TestHTTPResource
    URI base;
    @Inject
    Hooks hooks;
    @Inject
    StandIn provider;
    @Inject
    Reconciler reconciler;
    @Inject
    TestDatabase database;

    private Hooks.Known hook;

    @BeforeEach
    void prepare() {
        provider.forget();
        database.run("update webhook_hook set integration_id = null");
        hook = hooks.add(WebhookProvider.GITHUB);
        provider.register(hooks, hook);
    }

    private int reconcile() throws Throwable {
        hooks.change(hook, "reconciled_at = null");
        return VertxContextSupport.subscribeAndAwait(() -> reconciler.reconcileDue());
    }

    private String send(Hooks.Known by) {
        String delivery = UUID.randomUUID().toString();
        provider.send(base, by, delivery, "{}").join();
        return delivery;
    }

    private boolean isAlarmed() {
        return database.count("select count(*) from webhook_hook where id = $1 and alarm is not null", hook.id()) == 1;
    }

    @Test
    void a_delivery_that_the_inbox_does_not_have_is_sent_again_once() throws Throwable {
        String lost = send(hook);
        send(hook);
        database.run("delete from webhook_event where delivery_id = $1", lost);

        assertThat(reconcile()).isEqualTo(1);

        assertThat(database.count("select count(*) from webhook_event where delivery_id = $1", lost)).isEqualTo(1);
        assertThat(reconcile()).isZero();
    }

    @Test
    void a_hook_is_compared_again_only_after_its_interval() throws Throwable {
        reconcile();
        String lost = send(hook);
        database.run("delete from webhook_event where delivery_id = $1", lost);
        hooks.change(hook, "reconciled_at = now()");

        int again = VertxContextSupport.subscribeAndAwait(() -> reconciler.reconcileDue());

        assertThat(again).isZero();
    }

    @Test
    void a_hook_that_its_provider_has_switched_off_has_an_alarm_until_it_works_again() throws Throwable {
        provider.tellsOfItself(new WebhookState(true, false, Optional.empty(), Optional.of("It failed four times.")));
        reconcile();
        assertThat(isAlarmed()).isTrue();
        assertThat(database.count("select count(*) from outbox where key = $1 and payload like '%webhook_hook.alarmed%'",
                hook.id())).isEqualTo(1);

        provider.tellsOfItself(StandIn.working());
        reconcile();

        assertThat(isAlarmed()).isFalse();
    }

    @Test
    void deliveries_that_were_refused_are_told_and_not_sent_again() throws Throwable {
        Hooks.Known wrong = new Hooks.Known(hook.id(), hook.provider(), "another secret");
        send(wrong);

        assertThat(reconcile()).isZero();

        assertThat(isAlarmed()).isTrue();
    }
}
