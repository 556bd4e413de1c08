package dev.oasis.common.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;

class HeldTest {

    private final Deque<CompletableFuture<String>> fetches = new ArrayDeque<>();
    private int fetched;
    private long seconds;
    private final Held<String> held = new Held<>(() -> {
        fetched++;
        return Uni.createFrom().completionStage(fetches.remove());
    }, Duration.ofSeconds(100), Duration.ofSeconds(10), Duration.ofSeconds(1000),
            () -> Duration.ofSeconds(seconds).toNanos());

    private CompletableFuture<String> next() {
        CompletableFuture<String> fetch = new CompletableFuture<>();
        fetches.add(fetch);
        return fetch;
    }

    private static String now(Uni<String> uni) {
        return uni.subscribeAsCompletionStage().getNow("nothing yet");
    }

    @Test
    void a_copy_serves_until_it_is_old_or_a_younger_one_is_asked_for() {
        next().complete("first");
        assertThat(now(held.get())).isEqualTo("first");
        seconds = 99;
        assertThat(now(held.get())).isEqualTo("first");
        next().complete("second");
        assertThat(now(held.noOlderThan(Duration.ofSeconds(50)))).isEqualTo("second");
        assertThat(now(held.noOlderThan(Duration.ofSeconds(1)))).isEqualTo("second");
        seconds = 200;
        next().complete("third");
        assertThat(now(held.get())).isEqualTo("third");
        assertThat(fetched).isEqualTo(3);
    }

    @Test
    void all_who_ask_during_a_fetch_get_what_it_brings_and_one_who_goes_away_ends_it_for_nobody() {
        CompletableFuture<String> fetch = next();
        CompletableFuture<String> one = held.get().subscribeAsCompletionStage();
        CompletableFuture<String> gone = held.get().subscribeAsCompletionStage();
        CompletableFuture<String> other = held.get().subscribeAsCompletionStage();
        gone.cancel(true);
        fetch.complete("value");

        assertThat(one).isCompletedWithValue("value");
        assertThat(other).isCompletedWithValue("value");
        assertThat(fetched).isEqualTo(1);
    }

    @Test
    void a_failure_leaves_the_copy_in_use_and_is_not_repeated_at_once() {
        next().complete("first");
        assertThat(now(held.get())).isEqualTo("first");
        seconds = 150;
        next().completeExceptionally(new IllegalStateException("away"));
        assertThat(now(held.get())).isEqualTo("first");
        seconds = 159;
        assertThat(now(held.get())).isEqualTo("first");
        assertThat(fetched).isEqualTo(2);
        seconds = 161;
        next().complete("second");
        assertThat(now(held.get())).isEqualTo("second");
    }

    @Test
    void a_copy_that_cannot_be_renewed_serves_no_longer_than_it_may() {
        next().complete("first");
        assertThat(now(held.get())).isEqualTo("first");
        seconds = 1001;
        next().completeExceptionally(new IllegalStateException("away"));

        assertThatThrownBy(() -> now(held.get())).hasMessageContaining("away");
    }

    @Test
    void without_any_copy_a_failure_is_answered_until_patience_ends() {
        next().completeExceptionally(new IllegalStateException("away"));
        assertThatThrownBy(() -> now(held.get())).hasMessageContaining("away");
        assertThatThrownBy(() -> now(held.get())).hasMessageContaining("away");
        assertThat(fetched).isEqualTo(1);
        seconds = 11;
        next().complete("value");
        assertThat(now(held.get())).isEqualTo("value");
    }

    @Test
    void a_source_that_throws_has_failed() {
        assertThatThrownBy(() -> now(held.get())).isNotNull();
        seconds = 11;
        next().complete("value");
        assertThat(now(held.get())).isEqualTo("value");
    }
}
