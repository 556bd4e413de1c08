package dev.oasis.admin.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.TextNode;

import dev.oasis.admin.Api;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.idempotency.Created;
import dev.oasis.common.idempotency.CreationRequest;
import dev.oasis.common.idempotency.Idempotency;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** A call that works outside of a transaction, such as the adding of a file that another host serves. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class LongCallTest {

    @Inject
    Idempotency idempotency;
    @Inject
    Pool pool;

    private final String key = Ulid.next();
    private final AtomicInteger worked = new AtomicInteger();

    @BeforeEach
    void schema() {
        Api.ownerKey();
    }

    @Test
    void repeatedCallGetsTheFirstAnswerWithoutWorkingAgain() {
        Created first = call("body", () -> Uni.createFrom().item("first"));
        Created second = call("body", () -> Uni.createFrom().item("second"));

        assertThat(first).isEqualTo(second).isEqualTo(Created.made("/things/first", null, TextNode.valueOf("first")));
        assertThat(worked).hasValue(1);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        call("body", () -> Uni.createFrom().item("first"));

        assertRefused(() -> call("other", () -> Uni.createFrom().item("second")), ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void repetitionIsToldToComeBackWhileTheFirstIsAtWork() {
        CompletableFuture<String> work = new CompletableFuture<>();
        CompletableFuture<Created> first = inBackground(work);

        assertThatThrownBy(() -> call("body", () -> Uni.createFrom().item("second")))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_IN_USE);
                    assertThat(problem.retryAfter()).isPresent();
                });

        work.complete("first");
        assertThat(first.join().location()).isEqualTo("/things/first");
        assertThat(call("body", () -> Uni.createFrom().item("second")).location()).isEqualTo("/things/first");
    }

    @Test
    void failedWorkGivesTheKeyBackAtOnce() {
        assertThatThrownBy(() -> call("body", () -> Uni.createFrom().failure(new IllegalStateException("no"))))
                .hasMessage("no");

        assertThat(call("body", () -> Uni.createFrom().item("second")).location()).isEqualTo("/things/second");
    }

    @Test
    void claimOfADeadProcessRunsOut() {
        CompletableFuture<String> dead = new CompletableFuture<>();
        inBackground(dead);
        expireClaim();

        assertThat(call("body", () -> Uni.createFrom().item("second")).location()).isEqualTo("/things/second");
    }

    @Test
    void callThatLostItsClaimLeavesNoEffect() {
        CompletableFuture<String> slow = new CompletableFuture<>();
        CompletableFuture<Created> first = inBackground(slow);
        expireClaim();
        call("body", () -> Uni.createFrom().item("second"));

        slow.complete("first");

        assertThatThrownBy(first::join).isInstanceOf(CompletionException.class).rootCause()
                .isInstanceOfSatisfying(Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_IN_USE));
        assertThat(effects()).isEqualTo(1);
        assertThat(call("body", () -> Uni.createFrom().item("third")).location()).isEqualTo("/things/second");
    }

    /** Returns when the work has begun. */
    private CompletableFuture<Created> inBackground(CompletableFuture<String> work) {
        int before = worked.get();
        CompletableFuture<Created> answer = CompletableFuture
                .supplyAsync(() -> call("body", () -> backOnItsContext(work)));
        Awaitility.await().until(() -> worked.get() > before);
        return answer;
    }

    // Where BoundedWorker brings its results too.
    private static Uni<String> backOnItsContext(CompletableFuture<String> work) {
        Context context = Vertx.currentContext();
        return Uni.createFrom().completionStage(work).emitOn(next -> context.runOnContext(ignored -> next.run()));
    }

    private Created call(String body, Supplier<Uni<String>> work) {
        CreationRequest request = new CreationRequest("tester", Optional.of(key), "POST /things", body);
        try {
            return VertxContextSupport.subscribeAndAwait(() -> idempotency.once(request, () -> {
                worked.incrementAndGet();
                return work.get();
            }, this::effect));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new CompletionException(failure);
        }
    }

    private Uni<Created> effect(String name) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("insert into inbox (consumer, event_id) values (:key, :name)")
                        .setParameter("key", key).setParameter("name", name).executeUpdate())
                .replaceWith(Created.made("/things/" + name, null, TextNode.valueOf(name)));
    }

    private int effects() {
        return pool.preparedQuery("select count(*)::int from inbox where consumer = $1").executeAndAwait(Tuple.of(key))
                .iterator().next().getInteger(0);
    }

    private void expireClaim() {
        int expired = pool.preparedQuery("update idempotency set expires_at = now() - interval '1 second' where key = $1")
                .executeAndAwait(Tuple.of(key)).rowCount();
        assertThat(expired).isEqualTo(1);
    }

    private static void assertRefused(Runnable call, ProblemCode code) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
