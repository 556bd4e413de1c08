package dev.oasis.e2e.webhook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.oasis.testkit.provider.ProviderStandIn;
import io.vertx.core.json.JsonObject;

/**
 * Deliveries of one hook at a fixed rate, each a push of its own but for each third, which repeats the one before it. The
 * provider's own process sends them, each at its moment whatever becomes of those before.
 */
final class Flood {

    private static final int RATE = 500;
    private static final int ACCEPTED = 202;

    private final ProviderStandIn standIn;
    private final int hook;
    private final String path;
    private final List<Phase> phases = new ArrayList<>();
    private int next = 1_000_000;

    Flood(ProviderStandIn standIn, JsonObject hook) {
        this.standIn = standIn;
        this.hook = hook.getInteger("id");
        this.path = hook.getString("url").replaceFirst("^https?://[^/]+", "");
    }

    /** One attempt. @param millis from when it should have left; @param status 0 where nobody answered */
    record Attempt(String guid, int status, double millis) {

        static Attempt of(JsonObject json) {
            return new Attempt(json.getString("guid"), json.getInteger("status"), json.getDouble("millis"));
        }
    }

    /** A part of the flood during which the platform was left alone, or was not. */
    record Phase(String name, boolean quiet, List<Attempt> attempts) {

        Set<String> guids(Predicate<Attempt> which) {
            return attempts.stream().filter(which).map(Attempt::guid).collect(Collectors.toSet());
        }
    }

    /** Sends to all of them in turn; answers when all is sent and answered. */
    Phase send(String name, boolean quiet, int count, int rate, List<String> services) {
        Map<String, Object> order = new HashMap<>(Map.of("hook", hook, "event", "push", "count", count, "rate", rate,
                "repeatEvery", 3, "pushes", next, "urls", services.stream().map(service -> service + path).toList()));
        next += count;
        Phase phase = new Phase(name, quiet, standIn.deliver(order).stream().map(Attempt::of).toList());
        phases.add(phase);
        return phase;
    }

    Phase quietly(String name, int count, List<String> services) {
        return send(name, true, count, RATE, services);
    }

    /** While something else is done; answers when both have ended. */
    Phase during(String name, int count, List<String> services, Runnable fault) {
        CompletableFuture<Void> done = CompletableFuture.runAsync(fault);
        Phase phase = send(name, false, count, RATE, services);
        done.join();
        return phase;
    }

    List<Phase> phases() {
        return List.copyOf(phases);
    }

    /** All that was ever sent. */
    Set<String> guids() {
        return guids(attempt -> true);
    }

    /** What was acknowledged, at the first attempt or by its repetition. */
    Set<String> accepted() {
        return guids(attempt -> attempt.status() == ACCEPTED);
    }

    private Set<String> guids(Predicate<Attempt> which) {
        Set<String> all = new HashSet<>();
        phases.forEach(phase -> all.addAll(phase.guids(which)));
        return all;
    }
}
