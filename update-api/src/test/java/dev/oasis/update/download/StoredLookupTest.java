package dev.oasis.update.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

class StoredLookupTest {

    private final AtomicLong clock = new AtomicLong();
    private final StoredLookup stored = new StoredLookup(clock::get);
    private final List<CompletableFuture<Optional<String>>> asked = new ArrayList<>();

    @Test
    void beyond_a_few_at_a_time_the_caller_is_asked_to_come_back() {
        List<CompletableFuture<Optional<String>>> answers = new ArrayList<>();
        for (int i = 0; i < StoredLookup.MAX_RUNNING; i++) {
            answers.add(find("file " + i));
        }

        CompletableFuture<Optional<String>> tooMany = find("one more");

        assertThat(tooMany).isCompletedExceptionally();
        assertThat(tooMany.handle((found, failure) -> failure).join()).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
            assertThat(problem.retryAfter()).hasValueSatisfying(delay -> assertThat(delay).isPositive());
        });
        assertThat(asked).hasSize(StoredLookup.MAX_RUNNING);
        asked.get(0).complete(Optional.of("found"));
        asked.get(1).completeExceptionally(new IllegalStateException("away"));
        assertThat(answers.get(0)).isCompletedWithValue(Optional.of("found"));
        assertThat(answers.get(1)).isCompletedExceptionally();
        find("a third");
        find("a fourth");
        assertThat(asked).hasSize(StoredLookup.MAX_RUNNING + 2);
    }

    @Test
    void a_miss_is_remembered_for_a_moment() {
        find("nothing");
        asked.get(0).complete(Optional.empty());

        assertThat(find("nothing")).isCompletedWithValue(Optional.empty());
        assertThat(asked).hasSize(1);
        clock.addAndGet(StoredLookup.MISS_KEPT.plus(Duration.ofMillis(1)).toNanos());
        find("nothing");
        assertThat(asked).hasSize(2);
    }

    @Test
    void what_was_found_or_failed_is_asked_for_again() {
        find("file");
        asked.get(0).complete(Optional.of("found"));
        find("file");
        asked.get(1).completeExceptionally(new IllegalStateException("away"));
        find("file");

        assertThat(asked).hasSize(3);
    }

    private CompletableFuture<Optional<String>> find(String key) {
        return stored.find(key, () -> {
            CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
            asked.add(answer);
            return Uni.createFrom().completionStage(answer);
        }).subscribeAsCompletionStage();
    }
}
