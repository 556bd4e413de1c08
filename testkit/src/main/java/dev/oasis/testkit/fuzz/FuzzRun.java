package dev.oasis.testkit.fuzz;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import dev.oasis.testkit.openapi.AnswerCheck;
import dev.oasis.testkit.openapi.DocumentedOperation;
import dev.oasis.testkit.openapi.Exchange;
import dev.oasis.testkit.openapi.ParameterValues;
import dev.oasis.testkit.openapi.RawCall;
import dev.oasis.testkit.openapi.RawClient;
import dev.oasis.testkit.openapi.ServiceDocument;

/**
 * One run over all operations in turn. {@code -Doasis.fuzz.seed=…} repeats a run, {@code -Doasis.fuzz.seconds=…} sets its
 * length.
 */
public final class FuzzRun {

    private static final Logger LOG = Logger.getLogger(FuzzRun.class);
    private static final int REFUSALS_BETWEEN_LOOKS = 25;

    private final RawClient client;
    private final AnswerCheck check;
    private final Supplier<ParameterValues> world;
    private final String authorization;
    private final Supplier<String> digest;
    private final long seed = Long.getLong("oasis.fuzz.seed", System.nanoTime());
    private final Duration length = Duration.ofSeconds(Long.getLong("oasis.fuzz.seconds", 15));
    private final Map<String, String> findings = new TreeMap<>();
    private final List<RawCall> refusedSinceLook = new ArrayList<>();
    private String lastDigest;
    private int sent;

    /**
     * @param world makes things to call operations on; asked again when they may be gone
     * @param authorization null for none
     * @param digest of all that a refused call must not change
     */
    public FuzzRun(URI base, Supplier<ParameterValues> world, String authorization, Supplier<String> digest) {
        this.client = new RawClient(base);
        this.check = ServiceDocument.ofModule();
        this.world = world;
        this.authorization = authorization;
        this.digest = digest;
    }

    /** What was found: for each fault the first call that shows it. */
    public List<String> findings() {
        List<DocumentedOperation> operations = check.document().operations();
        CallMutation mutation = new CallMutation(new Random(seed));
        long end = System.nanoTime() + length.toNanos();
        ParameterValues values = world.get();
        lastDigest = digest.get();
        // Each operation has its turn, however slow the machine.
        for (int i = 0; i < operations.size() * 3 || System.nanoTime() < end; i++) {
            DocumentedOperation operation = operations.get(i % operations.size());
            RawCall call = mutation.next(operation, values, authorization);
            if (send(operation, call)) {
                values = world.get();
                lastDigest = digest.get();
            }
        }
        look();
        LOG.infof("%d calls of %d operations, seed %d", sent, operations.size(), seed);
        return findings.values().stream().map(finding -> finding + " (seed " + seed + ")").toList();
    }

    /** Whether the call may have changed something. */
    private boolean send(DocumentedOperation operation, RawCall call) {
        Optional<Exchange> answer = client.send(call);
        sent++;
        if (answer.isEmpty()) {
            if (call.body() == null || call.body().length() < 100_000) {
                findings.putIfAbsent(operation + " no answer", "No answer to " + call);
            }
            return false;
        }
        check.violations(answer.get()).forEach(violation -> findings.putIfAbsent(
                operation + violation.replaceAll("[0-9a-f]{32}|\\d+", "#").substring(0, Math.min(60, violation.length() / 2)),
                violation + "\n  after " + call));
        if (answer.get().status() >= 400) {
            refusedSinceLook.add(call);
            if (refusedSinceLook.size() >= REFUSALS_BETWEEN_LOOKS) {
                look();
            }
            return false;
        }
        boolean changed = !answer.get().method().equals("GET") && !answer.get().method().equals("HEAD");
        if (changed) {
            // What came before was refused and must not have changed anything; this one may have.
            refusedSinceLook.clear();
        }
        return changed;
    }

    private static List<String> difference(String before, String after) {
        List<String> known = List.of(before.split(" "));
        return Stream.of(after.split(" ")).filter(part -> !known.contains(part)).toList();
    }

    private void look() {
        String now = digest.get();
        if (!now.equals(lastDigest)) {
            findings.putIfAbsent("changed", "A refused call changed something (" + difference(lastDigest, now)
                    + "); it is one of " + refusedSinceLook);
            lastDigest = now;
        }
        refusedSinceLook.clear();
    }
}
