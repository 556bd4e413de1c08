package dev.oasis.update.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.common.catalog.decision.AppOptions;
import dev.oasis.common.catalog.decision.CheckRequest;
import dev.oasis.common.catalog.decision.OfferedArtifact;
import dev.oasis.common.catalog.decision.OfferedChannel;
import dev.oasis.common.catalog.decision.OfferedRelease;
import dev.oasis.common.catalog.decision.OfferedRollout;
import dev.oasis.common.catalog.decision.ReleaseTerms;
import dev.oasis.common.catalog.decision.UpdaterGeneration;
import dev.oasis.common.catalog.release.RecallExit;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.catalog.target.MinimumOs;
import dev.oasis.common.catalog.target.OperatingSystem;
import dev.oasis.common.catalog.target.OsVersion;
import dev.oasis.common.catalog.target.RequestedTarget;
import dev.oasis.common.catalog.version.TauriVersion;
import dev.oasis.update.CatalogSample;

/**
 * Catalogs whose releases come in trains with the same bundles, as those of real apps do, so that there is something to prune;
 * and requests that often meet them. The same seed makes the same ones.
 */
final class RandomCatalogs {

    private static final List<String> BUNDLES = List.of("linux-x86_64 appimage", "linux-x86_64 deb", "linux-aarch64 appimage",
            "linux-x86_64 appimage-archive", "darwin-universal app", "darwin-aarch64 app", "windows-x86_64 nsis",
            "windows-x86_64 msi", "windows-x86_64 nsis-archive", "windows-i686 nsis");
    private static final List<String> TARGETS = List.of("linux", "linux-x86_64", "linux-x86_64-deb", "linux-aarch64",
            "linux-x86_64-rpm", "darwin", "darwin-aarch64", "darwin-x86_64", "windows", "windows-x86_64", "windows-x86_64-msi",
            "windows-x86_64-nsis", "windows-i686", "beos");
    private static final List<OsVersion> OS_VERSIONS = List.of(new OsVersion(5, 0, 0, 0), new OsVersion(10, 15, 0, 0),
            new OsVersion(14, 5, 0, 0));

    private final Random random;

    RandomCatalogs(long seed) {
        this.random = new Random(seed);
    }

    AppCatalog catalog() {
        Map<String, OfferedRelease> releases = new TreeMap<>();
        List<List<String>> trains = List.of(bundles(), bundles());
        for (int i = random.nextInt(12); i > 0; i--) {
            String version = version();
            releases.put(version, release(version, oneIn(4) ? bundles() : pick(trains)));
        }
        return new AppCatalog("app", "01", CatalogSample.CHANNELS,
                new AppOptions(random.nextBoolean(), random.nextBoolean(), random.nextBoolean()),
                new ArrayList<>(releases.values()));
    }

    CheckRequest request(AppCatalog catalog) {
        List<OfferedRelease> releases = catalog.releases();
        String current = releases.isEmpty() || oneIn(2) ? version() : pick(releases).version().toString();
        return new CheckRequest(oneIn(50) ? "nosuch" : pick(CatalogSample.CHANNELS).name(),
                RequestedTarget.of(pick(TARGETS), null, null), TauriVersion.of(current),
                random.nextBoolean() ? Optional.empty() : Optional.of("client-" + random.nextInt(9)),
                random.nextBoolean() ? Optional.empty() : Optional.of(pick(OS_VERSIONS)), random.nextBoolean(),
                pick(List.of(UpdaterGeneration.values())));
    }

    private OfferedRelease release(String version, List<String> bundles) {
        List<OfferedArtifact> artifacts = bundles.stream().map(bundle -> CatalogSample.artifact(version, bundle)).toList();
        return new OfferedRelease(version, TauriVersion.of(version),
                oneIn(10) ? pick(List.of(ReleaseStatus.values())) : ReleaseStatus.PUBLISHED,
                oneIn(6) ? Optional.of(pick(List.of(RecallExit.values()))) : Optional.empty(), terms(),
                oneIn(2) ? Optional.of("Notes of " + version) : Optional.empty(), Optional.of(Instant.EPOCH), rollouts(version),
                artifacts);
    }

    private ReleaseTerms terms() {
        Map<OperatingSystem, OsVersion> minimum = new EnumMap<>(OperatingSystem.class);
        if (oneIn(4)) {
            minimum.put(pick(List.of(OperatingSystem.values())), pick(OS_VERSIONS));
        }
        return new ReleaseTerms(oneIn(8), oneIn(4), new MinimumOs(minimum));
    }

    private List<OfferedRollout> rollouts(String salt) {
        Map<String, OfferedRollout> rollouts = new TreeMap<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            OfferedChannel channel = oneIn(2) ? CatalogSample.CHANNELS.get(0) : pick(CatalogSample.CHANNELS);
            rollouts.put(channel.name(),
                    new OfferedRollout(channel.name(), oneIn(4) ? random.nextInt(10_001) : 10_000, salt, oneIn(8)));
        }
        return List.copyOf(rollouts.values());
    }

    private List<String> bundles() {
        return BUNDLES.stream().filter(bundle -> random.nextBoolean()).toList();
    }

    private String version() {
        return random.nextInt(3) + "." + random.nextInt(3) + "." + random.nextInt(3)
                + (oneIn(4) ? "-beta." + random.nextInt(3) : "");
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
