package dev.oasis.update.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.oasis.common.events.ActiveClients;
import dev.oasis.common.events.UsageCount;
import dev.oasis.common.statistics.ClientSketch;
import dev.oasis.update.UpdateApiConfig;

/**
 * Which clients have asked today, of those that send an id: one kilobyte for each kind of them, by app, channel, version and
 * platform, and never an id. For any thread.
 */
@Singleton
public class SeenClients {

    private final Map<Kind, Seen> seen = new ConcurrentHashMap<>();
    private final int maxKinds;

    @Inject
    public SeenClients(UpdateApiConfig config) {
        this(config.maxClientKinds());
    }

    /** @param maxKinds different kinds before details are dropped; apps are never dropped */
    SeenClients(int maxKinds) {
        this.maxKinds = maxKinds;
    }

    /** @param day days since the epoch, UTC */
    void add(long day, Usage check, String clientId) {
        Kind kind = new Kind(day, check.appId(), check.channel(), check.currentVersion(), check.platform());
        Seen clients = seen.get(kind);
        if (clients == null) {
            clients = seen.computeIfAbsent(seen.size() < maxKinds ? kind : kind.coarse(), absent -> new Seen());
        }
        clients.add(clientId);
    }

    /**
     * The sketches that have changed since the last call.
     *
     * @param day the day that it is now; those of earlier ones are told a last time and forgotten
     */
    List<ActiveClients> take(long day) {
        List<ActiveClients> changed = new ArrayList<>();
        seen.forEach((kind, clients) -> {
            byte[] state = clients.take();
            if (state != null) {
                changed.add(kind.clients(state));
            } else if (kind.day() < day - 1) {
                seen.remove(kind);
            }
        });
        return changed;
    }

    private record Kind(long day, String appId, String channel, String currentVersion, String platform) {

        /** The same without what clients make up. */
        private Kind coarse() {
            return new Kind(day, appId, "", UsageCount.OTHER_VERSION, "");
        }

        private ActiveClients clients(byte[] sketch) {
            return new ActiveClients(Instant.EPOCH.plus(Duration.ofDays(day)), appId, channel, currentVersion, platform,
                    sketch);
        }
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
