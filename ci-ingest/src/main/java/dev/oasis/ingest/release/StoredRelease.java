package dev.oasis.ingest.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.artifact.Artifact;
import dev.oasis.common.catalog.artifact.Installer;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.target.Platform;
import io.smallrye.mutiny.Uni;

/** A release as the database has it, with all that belongs to it. */
record StoredRelease(App app, Release release, List<Artifact> artifacts, List<Installer> installers) {

    /** Joins the session at hand. */
    static Uni<Optional<StoredRelease>> ofVersion(App app, String version) {
        return Release.ofVersion(app.id, version)
                .flatMap(release -> release == null ? Uni.createFrom().item(Optional.empty())
                        : of(app, release).map(Optional::of));
    }

    /** Joins the session at hand. */
    static Uni<StoredRelease> of(App app, Release release) {
        return Artifact.of(release.id).flatMap(artifacts -> Installer.of(release.id)
                .map(installers -> new StoredRelease(app, release, artifacts, installers)));
    }

    /** What counts when the version is posted again; an upload that nobody confirmed is not part of the release yet. */
    ReleaseContent content() {
        return new ReleaseContent(release.channel,
                artifacts.stream().filter(artifact -> artifact.verified)
                        .map(artifact -> new ReleaseContent.SignedBundle(artifact.platform, artifact.signature))
                        .collect(Collectors.toSet()),
                installerDigests());
    }

    Map<Platform, String> installerDigests() {
        return installers.stream().filter(installer -> installer.verified)
                .collect(Collectors.toMap(installer -> installer.platform, installer -> installer.sha256));
    }

    /** The digest of the installer that was made from this object. */
    Optional<String> digestOfUpload(Platform platform, String objectKey) {
        return installers.stream().filter(
                installer -> installer.verified && installer.platform == platform && objectKey.equals(installer.objectKey))
                .map(installer -> installer.sha256).findFirst();
    }
}
