package dev.oasis.common.events.outbox;

import java.time.Duration;

/** How long to wait before looking again: shortly after success, doubling up to a limit while something is away. */
final class RelayPace {

    private final Duration shortest;
    private final Duration longest;
    private Duration next;

    RelayPace(Duration shortest, Duration longest) {
        this.shortest = shortest;
        this.longest = longest;
        this.next = shortest;
    }

    Duration afterSuccess() {
        next = shortest;
        return shortest;
    }

    Duration afterFailure() {
        next = next.multipliedBy(2).compareTo(longest) > 0 ? longest : next.multipliedBy(2);
        return next;
    }
}
