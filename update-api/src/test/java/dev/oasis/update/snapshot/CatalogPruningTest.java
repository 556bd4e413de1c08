package dev.oasis.update.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.common.catalog.decision.AppOptions;
import dev.oasis.common.catalog.decision.CheckRequest;
import dev.oasis.common.catalog.decision.Decision;
import dev.oasis.common.catalog.decision.OfferedArtifact;
import dev.oasis.common.catalog.decision.OfferedRelease;
import dev.oasis.common.catalog.decision.OfferedRollout;
import dev.oasis.common.catalog.decision.ReleaseTerms;
import dev.oasis.common.catalog.decision.UpdateDecision;
import dev.oasis.common.catalog.decision.UpdaterGeneration;
import dev.oasis.common.catalog.reader.AppOffering;
import dev.oasis.common.catalog.release.RecallExit;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.catalog.target.MinimumOs;
import dev.oasis.common.catalog.target.OperatingSystem;
import dev.oasis.common.catalog.target.OsVersion;
import dev.oasis.common.catalog.target.RequestedTarget;
import dev.oasis.common.catalog.version.TauriVersion;
import dev.oasis.update.CatalogSample;

class CatalogPruningTest {

    private static final long SEED = 20261121;
    private static final int CATALOGS = 3_000;
    private static final int REQUESTS = 20;
    private static final List<String> BUNDLES = List.of("linux-x86_64 appimage", "linux-x86_64 deb", "linux-aarch64 appimage",
            "linux-x86_64 appimage-archive", "darwin-universal app", "darwin-aarch64 app", "windows-x86_64 nsis",
            "windows-x86_64 msi", "windows-i686 nsis");
    private static final List<String> TARGETS = List.of("linux", "linux-x86_64", "linux-x86_64-deb", "linux-aarch64",
            "linux-x86_64-rpm", "darwin", "darwin-aarch64", "darwin-x86_64", "windows", "windows-x86_64", "windows-x86_64-msi",
            "windows-i686", "beos");

    private static final List<OsVersion> OS_VERSIONS = List.of(new OsVersion(5, 0, 0, 0), new OsVersion(10, 15, 0, 0),
            new OsVersion(14, 5, 0, 0));

    private final Random random = new Random(SEED);

    @Test
    void a_pruned_catalog_decides_as_the_whole_one() {
        int releases = 0;
        int kept = 0;
        int back = 0;
        for (int i = 0; i < CATALOGS; i++) {
            AppCatalog whole = randomCatalog();
            AppCatalog pruned = prune(whole);
            releases += whole.releases().size();
            kept += pruned.releases().size();
            for (int j = 0; j < REQUESTS; j++) {
                CheckRequest request = randomRequest(whole);
                Decision decision = UpdateDecision.decide(pruned, request);
                assertThat(decision).as("%s of %s", request, whole).isEqualTo(UpdateDecision.decide(whole, request));
                back += decision instanceof Decision.Offer offer
                        && request.current().isNewerThan(offer.release().version()) ? 1 : 0;
            }
        }
        // Comparing catalogs that lose nothing would prove nothing.
        assertThat(kept).isLessThan(releases * 3 / 4);
        assertThat(back).isGreaterThan(100);
    }

    @Test
    void of_two_hundred_equal_releases_one_is_left() {
        OfferedRelease[] releases = IntStream.range(0, 200)
                .mapToObj(i -> CatalogSample.release("1." + i + ".0", "linux-x86_64 appimage", "darwin-universal app"))
                .toArray(OfferedRelease[]::new);

        assertThat(prune(CatalogSample.catalog(releases)).releases()).extracting(release -> release.version().toString())
                .containsExactly("1.199.0");
    }

    @Test
    void a_lower_release_stays_for_the_platform_that_the_higher_one_lacks() {
        AppCatalog catalog = CatalogSample.catalog(
                CatalogSample.release("1.0.0", "linux-x86_64 appimage", "darwin-universal app"),
                CatalogSample.release("2.0.0", "linux-x86_64 appimage"));

        assertThat(prune(catalog).releases()).hasSize(2);
    }

    @Test
    void installers_stay_where_no_higher_release_has_the_same_for_that_system() {
        AppOffering pruned = CatalogPruning.prune(CatalogSample.offering(CatalogSample.catalog(),
                CatalogSample.installable("1.0.0", "linux-x86_64"),
                CatalogSample.installable("2.0.0", "linux-x86_64", "darwin-universal"),
                CatalogSample.installable("3.0.0", "linux-x86_64", "linux-aarch64"),
                CatalogSample.installable("4.0.0", "linux-x86_64", "linux-aarch64")));

        assertThat(pruned.installable()).extracting(release -> release.version().toString())
                .containsExactly("4.0.0", "2.0.0");
    }

    @Test
    void the_highest_release_stays_even_without_any_installer() {
        AppOffering pruned = CatalogPruning.prune(CatalogSample.offering(CatalogSample.catalog(),
                CatalogSample.installable("1.0.0"), CatalogSample.installable("2.0.0", "linux-x86_64"),
                CatalogSample.installable("3.0.0")));

        assertThat(pruned.installable()).extracting(release -> release.version().toString())
                .containsExactly("3.0.0", "2.0.0");
    }

    private static AppCatalog prune(AppCatalog catalog) {
        return CatalogPruning.prune(CatalogSample.offering(catalog)).catalog();
    }

    private AppCatalog randomCatalog() {
        Map<String, OfferedRelease> releases = new TreeMap<>();
        List<List<String>> trains = List.of(randomBundles(), randomBundles());
        for (int i = random.nextInt(12); i > 0; i--) {
            String version = randomVersion();
            releases.put(version, randomRelease(version, oneIn(4) ? randomBundles() : pick(trains)));
        }
        return new AppCatalog("app", "01", CatalogSample.CHANNELS, new AppOptions(random.nextBoolean(), false, false),
                new ArrayList<>(releases.values()));
    }

    private OfferedRelease randomRelease(String version, List<String> bundles) {
        List<OfferedArtifact> artifacts = bundles.stream().map(bundle -> CatalogSample.artifact(version, bundle)).toList();
        return new OfferedRelease(version, TauriVersion.of(version),
                oneIn(10) ? ReleaseStatus.ARCHIVED : ReleaseStatus.PUBLISHED,
                oneIn(6) ? Optional.of(pick(List.of(RecallExit.values()))) : Optional.empty(), randomTerms(), Optional.empty(),
                Optional.of(Instant.EPOCH), randomRollouts(version), artifacts);
    }

    private ReleaseTerms randomTerms() {
        Map<OperatingSystem, OsVersion> minimum = new EnumMap<>(OperatingSystem.class);
        if (oneIn(4)) {
            minimum.put(pick(List.of(OperatingSystem.values())), pick(OS_VERSIONS));
        }
        return new ReleaseTerms(oneIn(8), false, new MinimumOs(minimum));
    }

    private List<OfferedRollout> randomRollouts(String salt) {
        Map<String, OfferedRollout> rollouts = new TreeMap<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            String channel = oneIn(2) ? "stable" : pick(CatalogSample.CHANNELS).name();
            rollouts.put(channel, new OfferedRollout(channel, oneIn(4) ? random.nextInt(10_001) : 10_000, salt, oneIn(8)));
        }
        return List.copyOf(rollouts.values());
    }

    private List<String> randomBundles() {
        return BUNDLES.stream().filter(bundle -> random.nextBoolean()).toList();
    }

    private CheckRequest randomRequest(AppCatalog catalog) {
        List<OfferedRelease> releases = catalog.releases();
        String current = releases.isEmpty() || oneIn(2) ? randomVersion() : pick(releases).version().toString();
        return new CheckRequest(pick(CatalogSample.CHANNELS).name(), RequestedTarget.of(pick(TARGETS), null, null),
                TauriVersion.of(current),
                random.nextBoolean() ? Optional.empty() : Optional.of("client-" + random.nextInt(9)),
                random.nextBoolean() ? Optional.empty() : Optional.of(pick(OS_VERSIONS)), random.nextBoolean(),
                pick(List.of(UpdaterGeneration.values())));
    }

    private String randomVersion() {
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
