package dev.oasis.update.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import dev.oasis.common.events.ActiveClients;
import dev.oasis.common.statistics.ClientSketch;

/**
 * Which clients have asked today, of those that send an id: one kilobyte for each app that has such, and never an id. For any
 * thread.
 */
@Singleton
public class SeenClients {

    private final Map<AppDay, Seen> seen = new ConcurrentHashMap<>();

    /** @param day days since the epoch, UTC */
    void add(long day, String appId, String clientId) {
        seen.computeIfAbsent(new AppDay(appId, day), absent -> new Seen()).add(clientId);
    }

    /**
     * The sketches that have changed since the last call.
     *
     * @param day the day that it is now; those of earlier ones are told a last time and forgotten
     */
    List<ActiveClients> take(long day) {
        List<ActiveClients> changed = new ArrayList<>();
        seen.forEach((key, clients) -> {
            byte[] state = clients.take();
            if (state != null) {
                changed.add(new ActiveClients(Instant.EPOCH.plus(Duration.ofDays(key.day())), key.appId(), state));
            } else if (key.day() < day - 1) {
                seen.remove(key);
            }
        });
        return changed;
    }

    private record AppDay(String appId, long day) {
    }

    private static final class Seen {

        private final ClientSketch sketch = ClientSketch.empty();
        private boolean changed;

        private synchronized void add(String clientId) {
            changed |= sketch.add(clientId);
        }

        /** Null when nothing has changed. */
        private synchronized byte[] take() {
            byte[] state = changed ? sketch.state() : null;
            changed = false;
            return state;
        }
    }
}
