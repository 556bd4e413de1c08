package dev.oasis.update.snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.common.catalog.decision.OfferedArtifact;
import dev.oasis.common.catalog.decision.OfferedChannel;
import dev.oasis.common.catalog.decision.OfferedRelease;
import dev.oasis.common.catalog.decision.OfferedRollout;
import dev.oasis.common.catalog.reader.AppOffering;
import dev.oasis.common.catalog.reader.InstallableRelease;
import dev.oasis.common.catalog.release.RecallExit;
import dev.oasis.common.catalog.target.OperatingSystem;

/**
 * Leaves out releases that no request can be offered any more, so that a check costs the same after two hundred releases as
 * after one. The pruned catalog decides every request as the whole one does, reasons included. A release goes when for each
 * operating system that it serves a higher release stands before it: one with the very same bundles there, rolled out to
 * everybody on whatever channel sees the lower one, asking for no newer a system, and with no floor between the two. "The very
 * same" because a fit can be lost by an addition too: an operating system without an architecture gets the only bundle that
 * there is. A recalled release that clients may go back from stays, because that is how they are known.
 */
final class CatalogPruning {

    private CatalogPruning() {
    }

    static AppOffering prune(AppOffering offering) {
        AppCatalog catalog = offering.catalog();
        List<OfferedRelease> kept = new ArrayList<>();
        List<OfferedRelease> left = new ArrayList<>();
        for (OfferedRelease release : catalog.releases()) {
            if (release.isOfferable() && (release.floor() || !isSuperseded(release, kept, catalog))) {
                kept.add(release);
            } else if (release.recall().filter(RecallExit.ALLOW_DOWNGRADE::equals).isPresent()) {
                left.add(release);
            }
        }
        kept.addAll(left);
        var pruned = new AppCatalog(catalog.slug(), catalog.id(), catalog.channels(), catalog.options(), kept);
        return new AppOffering(pruned, installable(offering.installable()), offering.versions());
    }

    private static boolean isSuperseded(OfferedRelease release, List<OfferedRelease> higher, AppCatalog catalog) {
        Map<OperatingSystem, Set<String>> served = served(release);
        return !served.isEmpty() && served.entrySet().stream().allMatch(system -> higher.stream()
                .anyMatch(candidate -> system.getValue().equals(served(candidate).get(system.getKey()))
                        && candidate.terms().minimumOs().admitsAllOf(release.terms().minimumOs(), system.getKey())
                        && reachesAllWhoSee(candidate, release, catalog) && !isFloorBetween(release, candidate, higher)));
    }

    private static boolean reachesAllWhoSee(OfferedRelease higher, OfferedRelease lower, AppCatalog catalog) {
        return catalog.channels().stream().filter(channel -> lower.rollouts().stream()
                .anyMatch(rollout -> sees(channel, rollout, catalog)))
                .allMatch(channel -> higher.rollouts().stream()
                        .anyMatch(rollout -> rollout.reachesEverybody() && sees(channel, rollout, catalog)));
    }

    private static boolean sees(OfferedChannel channel, OfferedRollout rollout, AppCatalog catalog) {
        return channel.sees(catalog.channel(rollout.channel()).orElseThrow());
    }

    private static boolean isFloorBetween(OfferedRelease lower, OfferedRelease higher, List<OfferedRelease> kept) {
        return kept.stream().anyMatch(release -> release.floor() && release.version().isNewerThan(lower.version())
                && higher.version().isNewerThan(release.version()));
    }

    private static Map<OperatingSystem, Set<String>> served(OfferedRelease release) {
        return bySystem(release.artifacts(), artifact -> artifact.platform().operatingSystem(), CatalogPruning::fitOf);
    }

    private static String fitOf(OfferedArtifact artifact) {
        return artifact.platform().wireName() + " " + artifact.kind().wireName();
    }

    private static List<InstallableRelease> installable(List<InstallableRelease> releases) {
        List<InstallableRelease> kept = new ArrayList<>();
        for (InstallableRelease release : releases) {
            // The highest is what "latest" means, also without any installer.
            if (kept.isEmpty() || !installs(release).entrySet().stream().allMatch(system -> kept.stream()
                    .anyMatch(higher -> system.getValue().equals(installs(higher).get(system.getKey()))))) {
                kept.add(release);
            }
        }
        return kept;
    }

    private static Map<OperatingSystem, Set<String>> installs(InstallableRelease release) {
        return bySystem(release.installers(), installer -> installer.platform().operatingSystem(),
                installer -> installer.platform().wireName());
    }

    private static <T> Map<OperatingSystem, Set<String>> bySystem(Collection<T> things,
            Function<T, OperatingSystem> system, Function<T, String> fit) {
        Map<OperatingSystem, Set<String>> fits = new EnumMap<>(OperatingSystem.class);
        things.forEach(thing -> fits.computeIfAbsent(system.apply(thing), absent -> new HashSet<>()).add(fit.apply(thing)));
        return fits;
    }
}
