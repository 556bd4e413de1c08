package dev.oasis.update;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.common.catalog.decision.AppOptions;
import dev.oasis.common.catalog.decision.OfferedArtifact;
import dev.oasis.common.catalog.decision.OfferedChannel;
import dev.oasis.common.catalog.decision.OfferedRelease;
import dev.oasis.common.catalog.decision.OfferedRollout;
import dev.oasis.common.catalog.decision.ReleaseTerms;
import dev.oasis.common.catalog.reader.AppOffering;
import dev.oasis.common.catalog.reader.InstallableRelease;
import dev.oasis.common.catalog.reader.OfferedInstaller;
import dev.oasis.common.catalog.reader.VersionNames;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.catalog.target.BundleKind;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.catalog.version.TauriVersion;

/** Catalogs for tests without a database. */
public final class CatalogSample {

    public static final List<OfferedChannel> CHANNELS = List.of(new OfferedChannel("stable", 0),
            new OfferedChannel("beta", 20), new OfferedChannel("nightly", 50), new OfferedChannel("partner", 50));

    private CatalogSample() {
    }

    /** A release for everybody on stable; bundles are a platform and a kind by their wire names. */
    public static OfferedRelease release(String version, String... bundles) {
        return new OfferedRelease("R" + version, TauriVersion.of(version), ReleaseStatus.PUBLISHED,
                Optional.empty(), ReleaseTerms.PLAIN, Optional.of("Notes of " + version),
                Optional.of(Instant.parse("2026-01-31T12:00:00Z")),
                List.of(new OfferedRollout("stable", 10_000, "salt", false)),
                Arrays.stream(bundles).map(bundle -> artifact(version, bundle)).toList());
    }

    public static OfferedArtifact artifact(String version, String bundle) {
        String[] words = bundle.split(" ");
        return new OfferedArtifact(version + " " + bundle, Platform.parse(words[0]).orElseThrow(),
                BundleKind.parse(words[1]).orElseThrow(), "App 1.bin", "c2ln", 7, "app/blobs/1");
    }

    public static InstallableRelease installable(String version, String... platforms) {
        return new InstallableRelease(TauriVersion.of(version), Optional.empty(), Instant.parse("2026-01-31T12:00:00Z"),
                Arrays.stream(platforms).map(platform -> new OfferedInstaller(version + platform,
                        Platform.parse(platform).orElseThrow(), "App.dmg", Optional.empty(), 9, "app/blobs/2")).toList());
    }

    public static AppCatalog catalog(OfferedRelease... releases) {
        return new AppCatalog("app", "01", CHANNELS, AppOptions.DEFAULT, List.of(releases));
    }

    /** An app with these releases, and these to install. */
    public static AppOffering offering(AppCatalog catalog, InstallableRelease... installable) {
        List<String> versions = catalog.releases().stream().map(release -> release.version().toString()).toList();
        return new AppOffering(catalog, List.of(installable), VersionNames.of(versions));
    }
}
