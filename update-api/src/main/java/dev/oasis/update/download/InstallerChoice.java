package dev.oasis.update.download;

import java.util.List;
import java.util.Optional;

import dev.oasis.common.catalog.artifact.PlatformName;
import dev.oasis.common.catalog.decision.InstallerFit;
import dev.oasis.common.catalog.reader.InstallableRelease;
import dev.oasis.common.catalog.reader.OfferedInstaller;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.catalog.target.RequestedTarget;
import dev.oasis.common.catalog.version.TauriVersion;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** The installer that a person gets, and the release that it belongs to. */
record InstallerChoice(InstallableRelease release, OfferedInstaller installer) {

    /** @throws Problem {@code unknown_platform} */
    static RequestedTarget requireTarget(String platform) {
        RequestedTarget target = RequestedTarget.of(platform, null, null);
        if (!target.isKnown()) {
            PlatformName.require("platform", platform);
        }
        return target;
    }

    /** @throws Problem {@code invalid_version} */
    static TauriVersion requireVersion(String text) {
        return TauriVersion.parse(text).orElseThrow(() -> Problem.ofField(ProblemCode.INVALID_VERSION, "version",
                "must be a semantic version such as 1.4.0."));
    }

    /**
     * The one of the highest release that has one for the target.
     *
     * @param releases the highest first
     */
    static Optional<InstallerChoice> highest(List<InstallableRelease> releases, RequestedTarget target) {
        return releases.stream().flatMap(release -> choose(release, target).stream()).findFirst();
    }

    private static Optional<InstallerChoice> choose(InstallableRelease release, RequestedTarget target) {
        List<Platform> available = release.installers().stream().map(OfferedInstaller::platform).toList();
        return InstallerFit.choose(target, available).flatMap(platform -> release.installers().stream()
                .filter(installer -> installer.platform() == platform).findFirst())
                .map(installer -> new InstallerChoice(release, installer));
    }
}
