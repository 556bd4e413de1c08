package dev.oasis.e2e.truth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import dev.oasis.e2e.platform.Answer;
import dev.oasis.e2e.platform.Api;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.ReleasePost;
import dev.oasis.e2e.platform.SampleApp;
import dev.oasis.testkit.kit.SampleFile;
import dev.oasis.testkit.kit.SampleSigner;

/** Changes what an app offers all the time, in every way that there is. One thread at a time. */
final class Administrator {

    private static final Map<String, SampleFile> BUNDLES = Map.of("linux-x86_64", SampleFile.APPIMAGE, "darwin-aarch64",
            SampleFile.APP, "windows-x86_64", SampleFile.NSIS);

    /** What can be done to an app. */
    enum Move {
        PUBLISH,
        STAGE,
        RAMP,
        GROW,
        HOLD,
        RESUME,
        PROMOTE,
        RECALL,
        UNDO,
        ROLL_FORWARD,
        TERMS,
        OPTIONS,
        STABILITY,
        ARCHIVE
    }

    private final Api administration;
    private final SampleApp app;
    private final SampleSigner signer;
    private final Random random = new Random();
    private final List<Move> next = new ArrayList<>();
    private final Map<Move, Integer> done = new ConcurrentHashMap<>();
    private final AtomicInteger total = new AtomicInteger();
    private final List<String> versions = new CopyOnWriteArrayList<>(List.of("0.9.0"));
    private final List<String> releases = new ArrayList<>();
    private String recalled = "none";
    private String staged = "none";
    private String rollout = "/rollouts/stable";
    private int minor;

    Administrator(Platform platform, SampleApp app, SampleSigner signer) {
        this.administration = platform.administration();
        this.app = app;
        this.signer = signer;
    }

    /** Tries one change; it may be refused, or fail because something is away. */
    void act() {
        if (next.isEmpty()) {
            next.addAll(List.of(Move.values()));
            Collections.shuffle(next, random);
        }
        Move move = releases.isEmpty() ? Move.PUBLISH : next.remove(0);
        if (attempt(move).status() / 100 == 2) {
            done.merge(move, 1, Integer::sum);
            total.incrementAndGet();
        }
    }

    /** How many changes were made so far; for any thread. */
    int total() {
        return total.get();
    }

    /** Whether each kind of change was made at least once; for any thread. */
    boolean hasDoneEverything() {
        return done.size() == Move.values().length;
    }

    /** What clients may have; for any thread. */
    List<String> versions() {
        return versions;
    }

    private Answer attempt(Move move) {
        String release = releases.isEmpty() ? "" : pick(releases);
        return switch (move) {
            case PUBLISH -> publish(draft(), Map.of());
            case STAGE -> stage(draft());
            case RAMP -> publish(draft(), Map.of("percent", 1, "ramp", ramp()));
            case GROW -> patch(staged, rollout, Map.of("percent", 50 + random.nextInt(51)));
            case HOLD -> patch(staged, rollout, Map.of("held", true));
            case RESUME -> patch(staged, rollout, Map.of("held", false));
            case PROMOTE -> post(releases.get(releases.size() - 1), "/promote",
                    Map.of("channel", "alpha", "percent", random.nextInt(101)));
            case RECALL -> recall(release, Map.of("exit", random.nextInt(3) == 0 ? "hold" : "allow_downgrade"));
            case UNDO -> administration.delete(path(recalled, "/recall"));
            case ROLL_FORWARD -> recall(release, Map.of("exit", "roll_forward", "replacement", draft(true)));
            case TERMS -> patch(release, "/terms", terms());
            case OPTIONS -> administration.patch(path("/options"), Map.of("quietForOldest", random.nextBoolean(),
                    "msiNsisInterchangeable", random.nextBoolean(), "addressBuckets", random.nextBoolean()));
            case STABILITY -> administration.patch(path("/channels/" + pick(List.of("beta", "alpha"))),
                    Map.of("stability", 1 + random.nextInt(40)));
            case ARCHIVE -> post(release, "/archive", Map.of());
        };
    }

    /** A draft with a bundle for every target, or only for some; answers its id. */
    private String draft() {
        return draft(random.nextBoolean());
    }

    private String draft(boolean whole) {
        String version = "1." + ++minor + ".0" + (random.nextInt(4) == 0 ? "-beta.1" : "");
        ReleasePost post = ReleasePost.of(version);
        for (Map.Entry<String, SampleFile> bundle : BUNDLES.entrySet()) {
            if (whole || random.nextBoolean() || bundle.getKey().startsWith("linux")) {
                byte[] content = bundle.getValue().bytes(SampleFile.SMALLEST);
                String filename = bundle.getValue().filename("myapp", version);
                post = post.artifact(bundle.getKey(), signer.sign(content, filename, version),
                        app.upload(version, bundle.getKey(), filename, content));
            }
        }
        String id = app.post(post).expect(201).json().at("/release/id").asText();
        versions.add(version);
        return id;
    }

    private Answer publish(String draft, Map<String, ?> how) {
        Answer answer = post(draft, "/publish", how);
        releases.add(draft);
        return answer;
    }

    private Answer stage(String draft) {
        staged = draft;
        // A version with a label went to the channel that the label names.
        rollout = "/rollouts/" + (newest().contains("-") ? "beta" : "stable");
        return publish(draft, Map.of("percent", random.nextInt(50)));
    }

    private Answer recall(String release, Map<String, ?> how) {
        Answer answer = post(release, "/recall", how);
        recalled = answer.status() == 200 ? release : recalled;
        return answer;
    }

    private String newest() {
        return versions.get(versions.size() - 1);
    }

    private Map<String, ?> terms() {
        return switch (random.nextInt(3)) {
            case 0 -> Map.of("floor", random.nextInt(3) == 0);
            case 1 -> Map.of("critical", random.nextBoolean());
            default -> Map.of("minimumOs", Map.of("linux", "6.1", "darwin", "14"));
        };
    }

    /** Two steps that are due at the next looks of the controller. */
    private static List<Map<String, ?>> ramp() {
        return List.of(Map.of("percent", 40, "after", "PT1S"), Map.of("percent", 100, "after", "PT3S"));
    }

    private Answer post(String release, String path, Map<String, ?> body) {
        return administration.post(path(release, path), body);
    }

    private Answer patch(String release, String path, Map<String, ?> body) {
        return administration.patch(path(release, path), body);
    }

    private String path(String release, String path) {
        return path("/releases/" + release + path);
    }

    private String path(String path) {
        return "/admin/apps/" + app.slug() + path;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
