package dev.oasis.update.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

class UnfinishedRequestsTest {

    @Test
    void without_requests_nothing_is_waited_for() throws InterruptedException {
        assertThat(new UnfinishedRequests(Duration.ofDays(1)).awaitNone()).isZero();
    }

    @Test
    void it_is_waited_until_the_last_has_ended() throws Exception {
        UnfinishedRequests requests = new UnfinishedRequests(Duration.ofDays(1));
        requests.begin();
        requests.begin();
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> await(requests));
        requests.end();
        assertThat(waiting).isNotDone();
        requests.end();
        assertThat(waiting.join()).isZero();
    }

    @Test
    void patience_ends() throws InterruptedException {
        UnfinishedRequests requests = new UnfinishedRequests(Duration.ofMillis(1));
        requests.begin();
        assertThat(requests.awaitNone()).isOne();
    }

    private static int await(UnfinishedRequests requests) {
        try {
            return requests.awaitNone();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
