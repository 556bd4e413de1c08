package dev.oasis.common.catalog.decision;

import java.util.List;
import java.util.Optional;

import dev.oasis.common.catalog.target.BundleKind;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.catalog.target.RequestedTarget;

/**
 * Which bundle of a release a client can install. First the platform: the named one, on macOS else the universal one; for an
 * operating system without an architecture the universal one, else the only one that the release has for it. No bundle is
 * offered for another architecture, even where the system could emulate it. Then the kind: a client that says its kind gets
 * that one, bare rather than as an archive; one that does not gets the target's default, or when the release lacks that, the
 * only kind that there is. Two that would do equally are never chosen between. A client that can unpack nothing but archives
 * gets the archive of that kind where there is one.
 */
public final class ArtifactFit {

    private ArtifactFit() {
    }

    /** The bundle for this target, if one fits. Allocates nothing but the answer. */
    public static Optional<OfferedArtifact> choose(List<OfferedArtifact> artifacts, RequestedTarget target,
            AppOptions options, UpdaterGeneration generation) {
        if (!target.isKnown()) {
            return Optional.empty();
        }
        Platform platform = target.platform().orElse(null);
        OfferedArtifact found = platform == null ? null : on(platform, artifacts, target, options);
        Platform universal = target.operatingSystem().get().universal().orElse(null);
        if (found == null && universal != null && universal != platform) {
            found = on(universal, artifacts, target, options);
        }
        if (found == null && platform == null) {
            Platform only = onlyPlatform(artifacts, target);
            found = only == null ? null : on(only, artifacts, target, options);
        }
        return Optional
                .ofNullable(found != null && generation == UpdaterGeneration.BUILT_IN ? archived(found, artifacts) : found);
    }

    /** The archive that holds what this bundle is bare, else the bundle itself. */
    private static OfferedArtifact archived(OfferedArtifact bundle, List<OfferedArtifact> artifacts) {
        for (OfferedArtifact artifact : artifacts) {
            if (artifact.platform() == bundle.platform() && artifact.kind().isArchive()
                    && artifact.kind().installs() == bundle.kind()) {
                return artifact;
            }
        }
        return bundle;
    }

    private static Platform onlyPlatform(List<OfferedArtifact> artifacts, RequestedTarget target) {
        Platform only = null;
        for (OfferedArtifact artifact : artifacts) {
            Platform platform = artifact.platform();
            if (platform.operatingSystem() == target.operatingSystem().get() && platform != only) {
                if (only != null) {
                    return null;
                }
                only = platform;
            }
        }
        return only;
    }

    private static OfferedArtifact on(Platform platform, List<OfferedArtifact> artifacts, RequestedTarget target,
            AppOptions options) {
        BundleKind asked = target.kind().orElse(null);
        if (asked == null) {
            return ofDefaultKind(platform, artifacts);
        }
        OfferedArtifact found = installing(asked, platform, artifacts);
        if (found == null && options.msiAndNsisInterchangeable()) {
            found = switch (asked) {
                case MSI -> installing(BundleKind.NSIS, platform, artifacts);
                case NSIS -> installing(BundleKind.MSI, platform, artifacts);
                default -> null;
            };
        }
        return found;
    }

    private static OfferedArtifact ofDefaultKind(Platform platform, List<OfferedArtifact> artifacts) {
        OfferedArtifact found = installing(platform.operatingSystem().defaultKind(), platform, artifacts);
        if (found != null) {
            return found;
        }
        BundleKind only = onlyKind(platform, artifacts);
        return only == null ? null : installing(only, platform, artifacts);
    }

    private static BundleKind onlyKind(Platform platform, List<OfferedArtifact> artifacts) {
        BundleKind only = null;
        for (OfferedArtifact artifact : artifacts) {
            BundleKind kind = artifact.kind().installs();
            if (artifact.platform() == platform && kind != only) {
                if (only != null) {
                    return null;
                }
                only = kind;
            }
        }
        return only;
    }

    /** The artifact that installs this kind, the archive only where the bare form is missing; null when there is none. */
    static OfferedArtifact installing(BundleKind kind, Platform platform, List<OfferedArtifact> artifacts) {
        OfferedArtifact archive = null;
        for (OfferedArtifact artifact : artifacts) {
            if (artifact.platform() == platform && artifact.kind().installs() == kind) {
                if (!artifact.kind().isArchive()) {
                    return artifact;
                }
                archive = artifact;
            }
        }
        return archive;
    }
}
