package dev.oasis.common.catalog.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import dev.oasis.common.catalog.release.RecallExit;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.catalog.target.BundleKind;
import dev.oasis.common.catalog.target.MinimumOs;
import dev.oasis.common.catalog.target.OperatingSystem;
import dev.oasis.common.catalog.target.OsVersion;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.catalog.target.RequestedTarget;
import dev.oasis.common.catalog.version.TauriVersion;

/** Small catalogs and requests from few words, so that they often meet. The same seed makes the same ones. */
final class RandomCatalogs {

    private static final List<String> VERSIONS = List.of("1.0.0", "1.0.0+1", "1.0.0+2", "1.0.1", "1.1.0-beta.2",
            "1.1.0-beta.10", "1.1.0", "1.2.0-rc.1", "1.2.0", "2.0.0-alpha", "2.0.0", "2.0.1", "10.0.0");
    private static final List<String> TARGETS = List.of("darwin", "linux", "windows", "darwin-aarch64", "darwin-x86_64",
            "darwin-universal", "linux-x86_64", "linux-aarch64", "windows-x86_64", "windows-aarch64", "steamdeck");
    private static final List<Platform> PLATFORMS = List.of(Platform.DARWIN_AARCH64, Platform.DARWIN_X86_64,
            Platform.DARWIN_UNIVERSAL, Platform.LINUX_X86_64, Platform.LINUX_AARCH64, Platform.WINDOWS_X86_64,
            Platform.WINDOWS_AARCH64);
    private static final List<String> KINDS = List.of("", "", "", "", "appimage", "deb", "rpm", "app", "msi", "nsis");
    private static final List<String> CHANNELS = List.of("stable", "stable", "beta", "beta", "nightly", "partner", "gamma");
    private static final List<String> OS_VERSIONS = List.of("5", "10.0.19041", "10.15", "14.5");
    private static final List<Integer> SHARES = List.of(0, 1, 2500, 5000, 9999, 10_000, 10_000, 10_000);

    private final Random random;

    RandomCatalogs(long seed) {
        this.random = new Random(seed);
    }

    AppCatalog catalog() {
        Map<String, OfferedRelease> releases = new TreeMap<>();
        for (int i = random.nextInt(9); i > 0; i--) {
            String version = pick(VERSIONS);
            releases.put(version, release(version));
        }
        return new AppCatalog("app", "01", Sample.CHANNELS, new AppOptions(random.nextBoolean(), false, false),
                new ArrayList<>(releases.values()));
    }

    /** By a client that often runs a recalled release. */
    CheckRequest request(AppCatalog catalog) {
        Optional<String> client = random.nextInt(3) == 0 ? Optional.empty() : Optional.of("client-" + random.nextInt(50));
        List<TauriVersion> recalled = catalog.releases().stream().filter(OfferedRelease::recalled)
                .map(OfferedRelease::version).toList();
        TauriVersion current = recalled.isEmpty() || oneIn(2)
                ? TauriVersion.of(pick(VERSIONS.subList(0, 1 + random.nextInt(11))))
                : pick(recalled);
        return new CheckRequest(pick(CHANNELS), RequestedTarget.of(pick(TARGETS), null, pick(KINDS)),
                current, client,
                oneIn(4) ? Optional.empty() : OsVersion.leading(pick(OS_VERSIONS)), random.nextBoolean(),
                oneIn(4) ? UpdaterGeneration.BUILT_IN : UpdaterGeneration.PLUGIN);
    }

    /** The same catalog with a larger share for one release, if it has any. */
    AppCatalog grown(AppCatalog catalog) {
        if (catalog.releases().isEmpty()) {
            return catalog;
        }
        OfferedRelease one = pick(catalog.releases());
        List<OfferedRollout> larger = one.rollouts().stream().map(rollout -> new OfferedRollout(rollout.channel(),
                rollout.basisPoints() + random.nextInt(10_001 - rollout.basisPoints()), rollout.salt(), rollout.held()))
                .toList();
        List<OfferedRelease> releases = new ArrayList<>(catalog.releases());
        releases.set(releases.indexOf(one), new OfferedRelease(one.id(), one.version(), one.status(), one.recall(), one.terms(),
                one.notes(), one.pubDate(), larger, one.artifacts()));
        return new AppCatalog(catalog.slug(), catalog.id(), catalog.channels(), catalog.options(), releases);
    }

    private OfferedRelease release(String version) {
        ReleaseStatus status = oneIn(8) ? pick(List.of(ReleaseStatus.values())) : ReleaseStatus.PUBLISHED;
        return new OfferedRelease("id-" + version, TauriVersion.of(version), status, recall(), terms(),
                Optional.empty(),
                Optional.of(Instant.EPOCH), rollouts(version), artifacts());
    }

    private Optional<RecallExit> recall() {
        return oneIn(5) ? Optional.of(pick(List.of(RecallExit.HOLD, RecallExit.ROLL_FORWARD, RecallExit.ALLOW_DOWNGRADE,
                RecallExit.ALLOW_DOWNGRADE))) : Optional.empty();
    }

    private ReleaseTerms terms() {
        Map<OperatingSystem, OsVersion> minimum = new TreeMap<>();
        for (OperatingSystem system : OperatingSystem.values()) {
            if (oneIn(2)) {
                minimum.put(system, OsVersion.parse(pick(OS_VERSIONS)).orElseThrow());
            }
        }
        return new ReleaseTerms(oneIn(4), oneIn(4), new MinimumOs(minimum));
    }

    private List<OfferedRollout> rollouts(String salt) {
        Map<String, OfferedRollout> rollouts = new TreeMap<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            String channel = pick(CHANNELS.subList(0, 6));
            rollouts.put(channel, new OfferedRollout(channel, pick(SHARES), salt, oneIn(6)));
        }
        return new ArrayList<>(rollouts.values());
    }

    /** From a release with nearly nothing to one with nearly all that there can be. */
    private List<OfferedArtifact> artifacts() {
        int percent = 10 + random.nextInt(80);
        List<OfferedArtifact> artifacts = new ArrayList<>();
        for (Platform platform : PLATFORMS) {
            for (BundleKind kind : BundleKind.values()) {
                if (kind.operatingSystem() == platform.operatingSystem() && random.nextInt(100) < percent) {
                    artifacts.add(Sample.artifact(platform.wireName() + " " + kind.wireName()));
                }
            }
        }
        Collections.shuffle(artifacts, random);
        return artifacts;
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
