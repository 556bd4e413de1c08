package dev.oasis.common.catalog.decision;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.oasis.common.catalog.target.BundleKind;
import dev.oasis.common.catalog.target.Platform;

/**
 * The {@code platforms} of a release's static document ({@code latest.json}). Clients look up {@code {os}-{arch}-{kind}} and
 * then {@code {os}-{arch}}, older ones only the latter (Tauri contract, section 1). So the target's default kind stands under
 * the plain key and each other kind under its own; a kind that is alone on its platform stands under both. An archive takes the
 * place of its bare form only where that is missing. A universal macOS bundle stands under both architectures' keys, unless
 * there is one made for the architecture.
 */
public final class StaticPlatforms {

    private static final Set<Platform> COVERED_BY_UNIVERSAL = EnumSet.of(Platform.DARWIN_AARCH64, Platform.DARWIN_X86_64);

    private StaticPlatforms() {
    }

    /** Each key with the bundle to name there, in the order of the keys. Unmodifiable. */
    public static SortedMap<String, OfferedArtifact> of(List<OfferedArtifact> artifacts) {
        SortedMap<String, OfferedArtifact> keys = new TreeMap<>();
        for (Platform platform : Platform.values()) {
            if (platform == Platform.DARWIN_UNIVERSAL) {
                COVERED_BY_UNIVERSAL.stream().filter(covered -> kinds(covered, artifacts).isEmpty())
                        .forEach(covered -> putAll(keys, covered, platform, artifacts));
            } else {
                putAll(keys, platform, platform, artifacts);
            }
        }
        return Collections.unmodifiableSortedMap(keys);
    }

    private static void putAll(SortedMap<String, OfferedArtifact> keys, Platform key, Platform platform,
            List<OfferedArtifact> artifacts) {
        Set<BundleKind> kinds = kinds(platform, artifacts);
        BundleKind defaultKind = platform.operatingSystem().defaultKind();
        for (BundleKind kind : kinds) {
            OfferedArtifact artifact = ArtifactFit.installing(kind, platform, artifacts);
            if (kind == defaultKind || kinds.size() == 1) {
                keys.put(key.wireName(), artifact);
            }
            if (kind != defaultKind) {
                keys.put(key.wireName() + "-" + kind.wireName(), artifact);
            }
        }
    }

    private static Set<BundleKind> kinds(Platform platform, List<OfferedArtifact> artifacts) {
        return artifacts.stream().filter(artifact -> artifact.platform() == platform)
                .map(artifact -> artifact.kind().installs())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(BundleKind.class)));
    }
}
