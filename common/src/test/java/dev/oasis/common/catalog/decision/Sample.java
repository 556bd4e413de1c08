package dev.oasis.common.catalog.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.oasis.common.catalog.release.RecallExit;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.catalog.target.BundleKind;
import dev.oasis.common.catalog.target.MinimumOs;
import dev.oasis.common.catalog.target.OperatingSystem;
import dev.oasis.common.catalog.target.OsVersion;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.catalog.target.RequestedTarget;
import dev.oasis.common.catalog.version.TauriVersion;

/** Short words for catalogs and requests in tests. A release is published, to everybody on stable, for three platforms. */
final class Sample {

    static final List<OfferedChannel> CHANNELS = List.of(new OfferedChannel("stable", 0), new OfferedChannel("beta", 20),
            new OfferedChannel("nightly", 50), new OfferedChannel("partner", 50));

    private final TauriVersion version;
    private ReleaseStatus status = ReleaseStatus.PUBLISHED;
    private Optional<RecallExit> recall = Optional.empty();
    private ReleaseTerms terms = ReleaseTerms.PLAIN;
    private List<OfferedRollout> rollouts = List.of(rollout("stable", 10_000));
    private List<OfferedArtifact> artifacts = artifacts("linux-x86_64 appimage", "windows-x86_64 nsis", "darwin-universal app");

    private Sample(String version) {
        this.version = TauriVersion.of(version);
    }

    static Sample release(String version) {
        return new Sample(version);
    }

    Sample status(ReleaseStatus value) {
        status = value;
        return this;
    }

    Sample recalled() {
        return recalled(RecallExit.HOLD);
    }

    Sample recalled(RecallExit exit) {
        recall = Optional.of(exit);
        return this;
    }

    Sample floor() {
        terms = new ReleaseTerms(true, terms.critical(), terms.minimumOs());
        return this;
    }

    /** @param version from which on it runs on Linux */
    Sample fromLinux(String version) {
        terms = new ReleaseTerms(terms.floor(), terms.critical(), minimum(OperatingSystem.LINUX, version));
        return this;
    }

    Sample on(OfferedRollout... values) {
        rollouts = List.of(values);
        return this;
    }

    /** @param bundles each a platform and a kind by their wire names */
    Sample with(String... bundles) {
        artifacts = artifacts(bundles);
        return this;
    }

    OfferedRelease build() {
        return new OfferedRelease("id-" + version, version, status, recall, terms, Optional.empty(),
                Optional.of(Instant.EPOCH), rollouts, artifacts);
    }

    static MinimumOs minimum(OperatingSystem system, String version) {
        return new MinimumOs(Map.of(system, OsVersion.parse(version).orElseThrow()));
    }

    static OfferedRollout rollout(String channel, int basisPoints) {
        return new OfferedRollout(channel, basisPoints, "r", false);
    }

    static OfferedRollout held(String channel) {
        return new OfferedRollout(channel, 10_000, "r", true);
    }

    static List<OfferedArtifact> artifacts(String... bundles) {
        return Arrays.stream(bundles).map(Sample::artifact).toList();
    }

    static OfferedArtifact artifact(String bundle) {
        String[] words = bundle.split(" ");
        return new OfferedArtifact(bundle, Platform.parse(words[0]).orElseThrow(), BundleKind.parse(words[1]).orElseThrow(),
                "file", "signature", 1, "blob");
    }

    static AppCatalog catalog(Sample... releases) {
        List<OfferedRelease> built = new ArrayList<>();
        Arrays.stream(releases).map(Sample::build).forEach(built::add);
        return new AppCatalog("app", "01", CHANNELS, AppOptions.DEFAULT, built);
    }

    static CheckRequest check(String channel, String target, String current) {
        return new CheckRequest(channel, RequestedTarget.of(target, null, null), TauriVersion.of(current), Optional.empty());
    }

    static CheckRequest check(String current) {
        return check("stable", "linux-x86_64", current);
    }

    static CheckRequest checkBy(String clientId, String current) {
        CheckRequest request = check(current);
        return new CheckRequest(request.channel(), request.target(), request.current(), Optional.of(clientId));
    }

    /** By a client that would also install something older. */
    static CheckRequest checkAcceptingDowngrade(String current) {
        CheckRequest request = check(current);
        return new CheckRequest(request.channel(), request.target(), request.current(), Optional.empty(), Optional.empty(),
                true,
                UpdaterGeneration.PLUGIN);
    }

    static CheckRequest checkOnOs(String osVersion, String current) {
        CheckRequest request = check(current);
        return new CheckRequest(request.channel(), request.target(), request.current(), Optional.empty(),
                OsVersion.leading(osVersion), false, UpdaterGeneration.PLUGIN);
    }
}
