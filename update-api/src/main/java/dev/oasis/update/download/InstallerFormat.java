package dev.oasis.update.download;

import java.time.format.DateTimeFormatter;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.reader.InstallableRelease;
import dev.oasis.common.catalog.reader.OfferedInstaller;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Installers as JSON, for download pages; the addresses are our own, so that they do not age. */
@ApplicationScoped
class InstallerFormat {

    private final DownloadLinks links;

    InstallerFormat(DownloadLinks links) {
        this.links = links;
    }

    /** A release with what can be installed of it. */
    JsonObject release(String slug, InstallableRelease release) {
        JsonArray installers = new JsonArray();
        release.installers().forEach(installer -> installers.add(about(new JsonObject(), slug, release, installer)));
        return new JsonObject().put("version", release.version().toString())
                .put("pubDate", DateTimeFormatter.ISO_INSTANT.format(release.pubDate())).put("installers", installers);
    }

    /** One installer with the release that it belongs to. */
    JsonObject installer(String slug, InstallerChoice choice) {
        InstallableRelease release = choice.release();
        JsonObject json = new JsonObject().put("id", choice.installer().id());
        return about(json, slug, release, choice.installer()).put("version", release.version().toString())
                .put("releaseNotes", release.notes().orElse(null))
                .put("publishedAt", DateTimeFormatter.ISO_INSTANT.format(release.pubDate()));
    }

    private JsonObject about(JsonObject json, String slug, InstallableRelease release, OfferedInstaller installer) {
        String platform = installer.platform().wireName();
        return json.put("platform", platform).put("filename", installer.filename())
                .put("displayName", installer.displayName().orElse(installer.filename()))
                .put("downloadUrl", links.installer(slug, platform, release.version().toString()))
                .put("fileSize", installer.size());
    }
}
